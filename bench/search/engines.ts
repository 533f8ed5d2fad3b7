import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { findStars } from '../../src/stars/find-stars';
import { fold } from '../../src/stars/fold';
import { searchWords } from '../../src/stars/search-words';
import { everything } from '../../src/stars/star-filter';
import { createStarIndex } from '../../src/stars/star-index';
import type { StarRow } from '../../src/stars/star-row';

/** The message ids that fit what was typed. */
export type Search = (typed: string) => string[];

export interface Engine {
  name: string;
  build(rows: readonly StarRow[]): Search;
}

/** Both peers are given what ours has, our folding included: they know no language but by it. */
const joined = ({ content, sender, chat }: StarRow) => fold(`${content.text}\n${sender.name}\n${chat.title}`);

/** As the list asks it, with the counts of all filters. */
const ours: Engine = {
  name: 'this extension',
  build: (rows) => {
    const index = createStarIndex();
    const stars = rows.map(index.add);
    return (words) => {
      const search = findStars({
        index,
        stars,
        filter: { ...everything, words },
        now: 0,
        isReversed: false,
        isShown: () => true,
        kept: new Set(),
      });
      for (;;) {
        const { done, value } = search.next();
        if (done) return value.rows.map(({ messageId }) => messageId);
      }
    };
  },
};

const miniSearch: Engine = {
  name: 'minisearch',
  build: (rows) => {
    const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
    index.addAll(rows.map((row) => ({ id: row.messageId, text: joined(row) })));
    return (typed) =>
      index.search(fold(typed), { prefix: true, combineWith: 'AND' }).map(({ id }: { id: string }) => id);
  },
};

const flexSearch: Engine = {
  name: 'flexsearch',
  build: (rows) => {
    const index = new Index({ tokenize: 'forward' });
    for (const row of rows) index.add(row.messageId, joined(row));
    return (typed) => index.search(fold(typed), { limit: rows.length }).map(String);
  },
};

/** The least that a search without an index takes: nothing is counted, no filter but the words is looked at. */
const plainScan: Engine = {
  name: 'a plain scan',
  build: (rows) => {
    const texts = rows.map((row) => ({ id: row.messageId, text: joined(row) }));
    return (typed) => {
      const words = searchWords(typed);
      const found: string[] = [];
      for (const { id, text } of texts) if (words.every((word) => text.includes(word))) found.push(id);
      return found;
    };
  },
};

export const engines: readonly Engine[] = [ours, plainScan, miniSearch, flexSearch];
