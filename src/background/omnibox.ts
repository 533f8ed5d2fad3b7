import { starTypeName, t } from '../browser/i18n';
import { type OmniboxListener, setDefaultSuggestion } from '../browser/omnibox';
import type { StarReader } from '../replica/star-reader';
import type { Account } from '../stars/account';
import { searchWords } from '../stars/search-words';
import { ServiceError } from '../stars/service-error';
import type { StarRow } from '../stars/star-row';
import { createStarLookup } from './star-lookup';

interface Needs {
  account: () => Promise<Account | null>;
  openReader: () => Promise<StarReader>;
  /** See StarService. */
  openInCliq: (messageId: string) => Promise<unknown>;
  openListFor: (words: string) => Promise<void>;
  isOff: () => Promise<boolean>;
}

/** As many as browsers show. */
const mostSuggestions = 6;
const longestWords = 120;

/**
 * `cq words` in the address bar: the newest stars with these words, from this device alone. Enter on one goes to its message; Enter on
 * the words opens the list with them.
 */
export function createOmnibox({ account, openReader, openInCliq, openListFor, isOff }: Needs): OmniboxListener {
  const lookup = createStarLookup(openReader);

  async function suggest(typed: string) {
    if (await isOff()) return say('omnibox_off');
    const owner = await account();
    if (!owner) return say('popup_signedOutTitle');
    setDefaultSuggestion(typed.trim() === '' ? t('omnibox_hint') : t('omnibox_search', typed.trim()));
    const rows = await lookup.find(owner.id, searchWords(typed), mostSuggestions);
    return rows.map(suggestionOf);
  }

  async function enter(typed: string): Promise<void> {
    lookup.forget();
    if (await isOff()) return;
    const messageId = /#([^\s#]+)$/.exec(typed)?.[1];
    if (messageId !== undefined) {
      const isThere = await openInCliq(messageId).then(() => true, orUnknown);
      if (isThere) return;
    }
    await openListFor(typed.trim());
  }

  return {
    started: lookup.forget,
    changed: suggest,
    entered(typed) {
      enter(typed).catch((error: unknown) => console.error('nothing came of what was typed', error));
    },
    cancelled: lookup.forget,
  };
}

function say(key: 'omnibox_off' | 'popup_signedOutTitle'): [] {
  setDefaultSuggestion(t(key));
  return [];
}

/** `fix #12` are words, too: what is no star of this account is looked for. */
function orUnknown(error: unknown): false {
  if (error instanceof ServiceError && (error.code === 'star-unknown' || error.code === 'signed-out')) return false;
  throw error;
}

function suggestionOf({ messageId, content, sender, chat, type }: StarRow) {
  const whole = (content.text || content.file?.name || starTypeName(type)).replace(/\s+/g, ' ').trim();
  const words = whole.length > longestWords ? `${whole.slice(0, longestWords)}…` : whole;
  // The id makes it tell its message, also to a worker that was started since.
  return {
    content: `${words.slice(0, 40)} #${messageId}`,
    words,
    aside: [sender.name, chat.title].filter(Boolean).join(' · '),
  };
}
