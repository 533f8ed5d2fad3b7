import type { StarRow } from '../stars/star-row';
import { readBundles } from './read-bundles';
import type { ReplicaDatabase } from './schema';

/** Rows of one read: so few that taking them over holds nobody up, so many that the way there is worth it. */
const usualBatch = 500;
const mostAtOnce = 1_000;
/** Reads under way: some on the disk while one is taken over. */
const readsAtOnce = 3;
/** Message ids begin with the time of sending, epoch ms. */
const timeLength = 13;

/** All rows of an account, in batches and in no order. Nobody is kept from writing meanwhile. */
export async function* readAllRows(database: ReplicaDatabase, accountId: string): AsyncGenerator<StarRow[]> {
  let next = readBundles(database, accountId, [accountId]);
  let after: IDBValidKey = [accountId];
  for (let bundled = await next; bundled; bundled = await next) {
    after = bundled.upTo;
    // Some are on their way from the disk while others are taken over.
    next = readBundles(database, accountId, after);
    next.catch(() => undefined);
    yield* bundled.rows();
  }
  yield* readSingleRows(database, accountId, after);
}

/**
 * All rows behind a key: by their keys, which takes a third of the time of reading by any index. The keys are cut into slices of time,
 * so that several reads are under way.
 */
async function* readSingleRows(
  database: ReplicaDatabase,
  accountId: string,
  after: IDBValidKey,
): AsyncGenerator<StarRow[]> {
  const range = IDBKeyRange.bound(after, [accountId, []], true);
  const [oldest, newest] = await Promise.all([edge(database, range, 'next'), edge(database, range, 'prev')]);
  const reading: Promise<StarRow[]>[] = [];
  let at = newest;
  let width = Math.max(1, (newest - oldest) / 20);
  let upper: IDBValidKey | null = [accountId, []];

  function readSlice(to: IDBValidKey): Promise<StarRow[]> {
    const sliceWidth = width;
    at -= sliceWidth;
    // Ids of another form are before or behind all times: the first slice and the last one have no end.
    const time = [accountId, String(Math.floor(at)).padStart(timeLength, '0')];
    const from = at > oldest && indexedDB.cmp(time, after) > 0 ? time : null;
    upper = from;
    const slice = from ? IDBKeyRange.bound(from, to, false, true) : IDBKeyRange.bound(after, to, true, true);
    return readForwards(database, slice).then((rows) => {
      const better = rows.length === 0 ? sliceWidth * 8 : (sliceWidth / rows.length) * usualBatch;
      width = Math.max(1, Math.min(sliceWidth * 8, Math.max(sliceWidth / 8, better)));
      return rows;
    });
  }

  try {
    for (;;) {
      while (upper && reading.length < readsAtOnce) reading.push(readSlice(upper));
      const rows = await reading.shift();
      if (!rows) return;
      if (rows.length > 0) yield rows;
    }
  } finally {
    // Who stops listening does not care how the rest ends.
    for (const rest of reading) rest.catch(() => undefined);
  }
}

/** The time that the first or the last id begins with; 0 where it begins with none. */
async function edge(database: ReplicaDatabase, keys: IDBKeyRange, direction: 'next' | 'prev'): Promise<number> {
  const cursor = await database.transaction('stars').store.openKeyCursor(keys, direction);
  const time = /^\d{13}(?=_|$)/.exec(cursor?.key[1] ?? '')?.[0];
  return time === undefined ? 0 : Number(time);
}

async function readForwards(database: ReplicaDatabase, slice: IDBKeyRange): Promise<StarRow[]> {
  const rows: StarRow[] = [];
  let range = slice;
  for (;;) {
    const batch = await database.getAll('stars', range, mostAtOnce);
    for (const row of batch) rows.push(row);
    const last = batch.at(-1);
    if (!last || batch.length < mostAtOnce) return rows;
    range = IDBKeyRange.bound([last.accountId, last.messageId], slice.upper, true, true);
  }
}
