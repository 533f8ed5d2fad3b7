import type { PagePerson } from '../page-wire';
import { type Child, element } from './element';

const EMOJI: Record<string, string> = { ':tada:': '🎉' };

const TOKEN = /```\n?([\s\S]*?)```|\{@(\w+)\}|(:zomoji-\w+:)|(:tada:)|(https:\/\/[^\s]+)|(\n)/g;

export interface Mentions {
  chatId: string;
  msgtime: number;
  people: readonly PagePerson[];
}

function mention(id: string, { chatId, msgtime, people }: Mentions): HTMLElement {
  const name = people.find((person) => person.id === id)?.name ?? id;
  return element(
    'span',
    {
      elemtype: 'user',
      uid: id,
      mentionedid: id,
      mentionmsgid: `${chatId}|${id}|${msgtime}`,
      class: 'zcmention',
    },
    `@${name}`,
  );
}

function special(token: RegExpExecArray, mentions: Mentions): HTMLElement {
  const [, code, person, zomoji, emoji, link] = token;
  if (code !== undefined) return element('code', { class: 'zccode' }, code.trimEnd());
  if (person !== undefined) return mention(person, mentions);
  if (zomoji !== undefined) {
    // Cliq's own emoji are drawn by the style sheet: the element holds no text at all.
    const name = zomoji.slice(8, -1);
    return element('em', { class: `zcslymsg-${name}`, code: zomoji, title: name });
  }
  if (emoji !== undefined) {
    return element('span', { class: 'emoji', elemtype: 'emoji', code: emoji }, EMOJI[emoji] ?? emoji);
  }
  if (link !== undefined) return element('a', { href: link, target: '_blank', rel: 'noopener' }, link);
  return element('br', {});
}

/** A message's text in Cliq's markup. */
export function richText(text: string, mentions: Mentions): Child[] {
  const nodes: Child[] = [];
  let end = 0;
  for (const token of text.matchAll(TOKEN)) {
    if (token.index > end) nodes.push(text.slice(end, token.index));
    nodes.push(special(token, mentions));
    end = token.index + token[0].length;
  }
  if (end < text.length) nodes.push(text.slice(end));
  return nodes;
}
