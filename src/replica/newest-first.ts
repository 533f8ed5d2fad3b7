import type { IDBPIndex } from 'idb';
import type { StarRow } from '../stars/star-row';
import type { ReplicaSchema } from './schema';

type NewestIndex = IDBPIndex<ReplicaSchema, ('accounts' | 'stars')[], 'stars', 'newest', 'readonly'>;
/** What newer browsers have beside what idb knows of. */
interface DescendingIndex {
  getAllRecords(options: {
    query: IDBKeyRange | null;
    count: number;
    direction: 'prev';
  }): Promise<readonly { value: StarRow }[]>;
}

/** The first rows below the upper end of the range, newest star first; without a range, of all accounts, each by itself. */
export async function readNewest(index: NewestIndex, range: IDBKeyRange | null, limit: number): Promise<StarRow[]> {
  if (readsDescending(index)) {
    const records = await index.getAllRecords({ query: range, count: limit, direction: 'prev' });
    return records.map(({ value }) => value);
  }
  // Chromium before 141: a cursor is asked for each row.
  const rows: StarRow[] = [];
  for (let at = await index.openCursor(range, 'prev'); at; at = await at.continue()) {
    rows.push(at.value);
    if (rows.length >= limit) break;
  }
  return rows;
}

function readsDescending(index: object): index is DescendingIndex {
  return 'getAllRecords' in index;
}
