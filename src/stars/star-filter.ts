import { type ContentKind, contentKind } from './content-kind';
import { fold } from './fold';
import { searchWords } from './search-words';
import type { StarRow } from './star-row';
import { type StarredWithin, timeRange } from './starred-within';

/** What a person wants to see; the parts are joined by AND. */
export interface StarFilter {
  /** Star types; empty means all. */
  types: readonly string[];
  /** See `chatKey`; null means all. */
  chat: string | null;
  /** See `senderKey`; null means all. */
  sender: string | null;
  /** Null means all. */
  kind: ContentKind | null;
  starred: StarredWithin;
  /** Words as typed; each must be found. */
  words: string;
}

export const everything: StarFilter = {
  types: [],
  chat: null,
  sender: null,
  kind: null,
  starred: { kind: 'any' },
  words: '',
};

/** True when it narrows nothing. */
export function isEverything({ types, chat, sender, kind, starred, words }: StarFilter): boolean {
  const isOpen = types.length === 0 && starred.kind === 'any' && words.trim() === '';
  return isOpen && chat === null && sender === null && kind === null;
}

type Searched = Pick<StarRow, 'sender' | 'chat' | 'content'>;

/**
 * Compiles a filter once. The plain meaning of a filter: the list itself looks through its index (`findStars`), and must come to
 * the same.
 * @param now for what is starred "today"
 */
export function matcher(filter: StarFilter, now: number): (row: StarRow) => boolean {
  const types = new Set(filter.types);
  const words = searchWords(filter.words);
  const { from, to } = timeRange(filter.starred, now);
  return (row) =>
    (types.size === 0 || types.has(row.type)) &&
    (filter.chat === null || chatKey(row) === filter.chat) &&
    (filter.sender === null || senderKey(row) === filter.sender) &&
    (filter.kind === null || contentKind(row.content) === filter.kind) &&
    row.starredAt >= from &&
    row.starredAt < to &&
    containsAll(words, row);
}

/** Cliq's id of the chat; of a row that has none its title. */
export function chatKey({ chatId, chat }: Pick<StarRow, 'chatId' | 'chat'>): string {
  return chatId || chat.title;
}

/** Cliq's id of the sender; the name in a row that was made from what a page showed. */
export function senderKey({ sender }: Pick<StarRow, 'sender'>): string {
  return sender.id || sender.name;
}

/** The folded text that a filter's words are looked up in. */
export function searchTextOf({ sender, chat, content }: Searched): string {
  return fold([content.text, content.file?.name ?? '', sender.name, chat.title].join('\n'));
}

function containsAll(words: readonly string[], row: Searched): boolean {
  if (words.length === 0) return true;
  const text = searchTextOf(row);
  return words.every((word) => text.includes(word));
}
