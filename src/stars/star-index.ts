import { contentKind, contentKinds } from './content-kind';
import { createFacet, type Facet } from './facet';
import { fold } from './fold';
import { chatKey, senderKey } from './star-filter';
import type { StarRow } from './star-row';

/** A row as filters and search look at it; the numbers are those of the index's facets. */
export interface IndexedStar {
  readonly row: StarRow;
  /** Folded, see `searchTextOf`; null until somebody looks for words in it, see `StarIndex.textOf`. */
  text: string | null;
  readonly type: number;
  readonly chat: number;
  readonly sender: number;
  /** Place in `contentKinds`. */
  readonly kind: number;
}

/** Takes rows in for filters and search. One for each list; it never forgets a value of a facet. */
export interface StarIndex {
  readonly types: Facet;
  readonly chats: Facet;
  readonly senders: Facet;
  /** The row is given up to the index: from now on it shares with others what is equal. */
  add(row: StarRow): IndexedStar;
  /** What words are looked for in: folded when it is first asked for, which is as much work as all the rest of `add`. */
  textOf(star: IndexedStar): string;
}

export function createStarIndex(): StarIndex {
  const types = createFacet();
  const chats = createFacet();
  const senders = createFacet();
  const share = createSharing();
  const foldName = createCache(fold);
  return {
    types,
    chats,
    senders,
    add(row) {
      share(row);
      return {
        row,
        text: null,
        type: types.number(row.type, row.type),
        chat: chats.number(chatKey(row), row.chat.title),
        sender: senders.number(senderKey(row), row.sender.name),
        kind: contentKinds.indexOf(contentKind(row.content)),
      };
    },
    textOf(star) {
      if (star.text === null) {
        const { content, sender, chat } = star.row;
        const file = content.file ? `\n${content.file.name}` : '';
        star.text = `${fold(content.text + file)}\n${foldName(sender.name)}\n${foldName(chat.title)}`;
      }
      return star.text;
    },
  };
}

/** Rows come from the disk with a copy each of the same chat, sender and words. */
function createSharing(): (row: StarRow) => void {
  const word = createCache((same) => same);
  const senders = new Map<string, StarRow['sender']>();
  const chats = new Map<string, StarRow['chat']>();
  return (row) => {
    row.accountId = word(row.accountId);
    row.organizationId = row.organizationId && word(row.organizationId);
    row.chatId = word(row.chatId);
    row.type = word(row.type);
    row.content.kind = word(row.content.kind);
    row.sender = sameAs(senders, `${row.sender.id}\n${row.sender.name}`, row.sender);
    row.chat = sameAs(chats, `${row.chat.joined}\n${row.chat.kind}\n${row.chat.title}`, row.chat);
    // Whoever has no index looks there; here the text below stands in for it, by the rules of this version.
    row.searchText = '';
  };
}

function sameAs<T>(known: Map<string, T>, key: string, value: T): T {
  const before = known.get(key);
  if (before === undefined) known.set(key, value);
  return before ?? value;
}

function createCache(make: (word: string) => string): (word: string) => string {
  const made = new Map<string, string>();
  return (word) => {
    const known = made.get(word);
    if (known !== undefined) return known;
    const value = make(word);
    made.set(word, value);
    return value;
  };
}
