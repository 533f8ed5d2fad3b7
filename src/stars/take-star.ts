import { contentKinds } from './content-kind';
import type { FindParts, FoundStars } from './find-stars';
import { searchWords } from './search-words';
import type { IndexedStar } from './star-index';
import type { StarRow } from './star-row';
import { starredPresets, type TimeRange, timeRange } from './starred-within';

// One bit for each part of a filter that a star does not fit.
const byType = 1;
const byChat = 2;
const bySender = 4;
const byKind = 8;
const byTime = 16;

/** A filter as it is asked of one star. */
export interface Look extends Pick<FindParts, 'index' | 'isShown' | 'kept'> {
  words: readonly string[];
  isType: Uint8Array | null;
  chat: number | null;
  sender: number | null;
  kind: number | null;
  range: TimeRange;
  presets: readonly TimeRange[];
}

export function lookFor({ index, filter, now, isShown, kept }: FindParts): Look {
  return {
    index,
    isShown,
    kept,
    words: searchWords(filter.words),
    isType: flags(index.types.size, filter.types.map(index.types.find)),
    chat: filter.chat === null ? null : (index.chats.find(filter.chat) ?? -1),
    sender: filter.sender === null ? null : (index.senders.find(filter.sender) ?? -1),
    kind: filter.kind === null ? null : contentKinds.indexOf(filter.kind),
    range: timeRange(filter.starred, now),
    presets: starredPresets.map((preset) => timeRange({ kind: preset }, now)),
  };
}

export interface Counting extends FoundStars {
  rows: StarRow[];
  strays: Set<string>;
  types: Uint32Array;
  chats: Uint32Array;
  senders: Uint32Array;
  kinds: Uint32Array;
  presets: Uint32Array;
}

export function nothingCounted({ filter, index }: FindParts): Counting {
  return {
    filter,
    rows: [],
    strays: new Set(),
    count: 0,
    all: 0,
    types: new Uint32Array(index.types.size),
    chats: new Uint32Array(index.chats.size),
    senders: new Uint32Array(index.senders.size),
    kinds: new Uint32Array(contentKinds.length),
    presets: new Uint32Array(starredPresets.length),
    totals: { types: 0, chats: 0, senders: 0, kinds: 0, starred: 0, words: 0 },
  };
}

/** By itself, for a function that is called for each star is compiled long before a loop that pauses. */
export function takeStar(star: IndexedStar, look: Look, found: Counting): void {
  const { row } = star;
  if (!look.isShown(row)) return;
  const misfit =
    (look.isType === null || look.isType[star.type] ? 0 : byType) |
    (look.chat === null || star.chat === look.chat ? 0 : byChat) |
    (look.sender === null || star.sender === look.sender ? 0 : bySender) |
    (look.kind === null || star.kind === look.kind ? 0 : byKind) |
    (isWithin(row, look.range) ? 0 : byTime);
  const isCandidate = (misfit & (misfit - 1)) === 0;
  const fits = isCandidate && (look.words.length === 0 || containsAll(look.index.textOf(star), look.words));
  if (fits && misfit === 0) found.rows.push(row);
  else if (look.kept.size > 0 && look.kept.has(row.messageId)) {
    found.rows.push(row);
    found.strays.add(row.messageId);
  }
  if (row.removedAt !== null) return;
  found.all++;
  const { totals } = found;
  if (misfit === 0) totals.words++;
  if (!fits) return;
  if (misfit === 0) found.count++;
  if ((misfit & ~byType) === 0) {
    totals.types++;
    add(found.types, star.type);
  }
  if ((misfit & ~byChat) === 0) {
    totals.chats++;
    add(found.chats, star.chat);
  }
  if ((misfit & ~bySender) === 0) {
    totals.senders++;
    add(found.senders, star.sender);
  }
  if ((misfit & ~byKind) === 0) {
    totals.kinds++;
    add(found.kinds, star.kind);
  }
  if ((misfit & ~byTime) === 0) {
    totals.starred++;
    for (let place = 0; place < look.presets.length; place++)
      if (isWithin(row, look.presets[place])) add(found.presets, place);
  }
}

function flags(size: number, chosen: readonly (number | null)[]): Uint8Array | null {
  if (chosen.length === 0) return null;
  const marks = new Uint8Array(size);
  for (const number of chosen) if (number !== null) marks[number] = 1;
  return marks;
}

function isWithin({ starredAt }: StarRow, range: TimeRange | undefined): boolean {
  return range !== undefined && starredAt >= range.from && starredAt < range.to;
}

function add(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

function containsAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}
