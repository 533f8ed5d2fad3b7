import { parseCliqLink } from '../links';
import { isChat } from './identify';
import type { PageProfile } from './page-profile';
import { textsIn } from './row-parts';
import { type Bearer, renamed, type Scan } from './scan';
import { isVisible } from './visible';

/** Elements that may be the page's rows: those with an id in `idAttribute`, and a chat in `chatAttribute` or one text in them. */
interface Guess {
  idAttribute: string;
  chatAttribute: string | null;
  messageIds: Set<string>;
}

/** Fewer may be anything. */
const fewest = 3;
const leastShare = 0.8;

/**
 * Rung B: no name of an attribute is known. Rows are what carries a message's id and, beside it, its chat or, inside, one text.
 * Null when they are few, when most ids stand elsewhere, or when two attributes could be the id: a row may also name the message
 * before it, or the one it answers.
 */
export function inferByShape(document: Document, base: PageProfile, { bearers, renames }: Scan): PageProfile | null {
  const profile = renamed(base, renames);
  const inAddress = parseCliqLink(document.URL)?.chatId ?? null;
  const shown = bearers.filter(({ element }) => mayBeRow(element, profile));
  const guesses = new Map<string, Guess>();
  const add = ({ attribute, messageId }: Bearer, chatAttribute: string | null) => {
    const key = `${attribute} ${chatAttribute}`;
    const guess = guesses.get(key) ?? { idAttribute: attribute, chatAttribute, messageIds: new Set() };
    guess.messageIds.add(messageId);
    guesses.set(key, guess);
  };
  for (const bearer of shown) {
    const chats = [...bearer.element.attributes].filter(({ value }) => isChat(value, inAddress));
    for (const { name } of chats) add(bearer, name);
    if (textsIn(bearer.element, profile).length === 1) add(bearer, null);
  }
  const [best, ...others] = [...guesses.values()].sort((one, other) => other.messageIds.size - one.messageIds.size);
  if (!best || best.messageIds.size < fewest || others.some((other) => rivals(best, other))) return null;
  const all = shown.filter(({ attribute }) => attribute === best.idAttribute).map(({ messageId }) => messageId);
  return best.messageIds.size < new Set(all).size * leastShare ? null : withRows(profile, best);
}

function mayBeRow(element: Element, { excerpts, notMessages, foreign, message }: PageProfile): boolean {
  const isElsewhere = element.closest(`${excerpts}, ${notMessages}, ${foreign}`) !== null;
  return !isElsewhere && !element.parentElement?.closest(message.text) && isVisible(element);
}

function rivals(best: Guess, other: Guess): boolean {
  return other.idAttribute !== best.idAttribute && other.messageIds.size * 2 > best.messageIds.size;
}

function withRows(profile: PageProfile, { idAttribute, chatAttribute }: Guess): PageProfile {
  const { message } = profile;
  return {
    ...profile,
    name: `by shape, like ${profile.name}`,
    isInferred: true,
    chat: { ...profile.chat, isByShape: true },
    message: {
      ...message,
      row: chatAttribute === null ? `[${idAttribute}]` : `[${idAttribute}][${chatAttribute}]`,
      holds: chatAttribute === null ? message.text : null,
      idAttribute,
      chatAttribute,
    },
  };
}
