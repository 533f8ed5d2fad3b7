import type { DialectKind } from './dialect';
import { judgePage } from './judge-page';
import { randomPage } from './random-page';
import type { Layout } from './random-rows';

/** What came of many random pages. */
export interface Tally {
  pages: number;
  rows: number;
  found: number;
  /** Each with the seed that shows it. */
  wrong: string[];
}

/** Judges the pages of `count` seeds from `first` on; the address of the document must be one of Cliq's. */
export function judgePages(kind: DialectKind, layout: Layout, first: number, count: number): Tally {
  const tally: Tally = { pages: 0, rows: 0, found: 0, wrong: [] };
  for (let seed = first; seed < first + count; seed += 1) {
    const page = randomPage(seed, kind, layout);
    history.replaceState(null, '', page.address);
    const { rows, found, wrong } = judgePage(document, page);
    tally.pages += 1;
    tally.rows += rows;
    tally.found += found;
    tally.wrong.push(...wrong.map((each) => `${kind} ${layout} ${seed}: ${each}`));
  }
  return tally;
}

// For a page that holds nothing but this.
Object.assign(globalThis, { judgePages });
