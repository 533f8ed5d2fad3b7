import type { StarRow } from '../stars/star-row';
import type { ReplicaDatabase } from './schema';

/** Bundles of one read: so few that taking them over holds nobody up. */
const bundlesAtOnce = 4;

export interface Bundled {
  /** In batches. */
  rows(): Generator<StarRow[]>;
  /** The last message that they may have. */
  upTo: IDBValidKey;
}

/** The rows of the next bundles after this key, as they are now; null when there are none. See `row-bundles.ts`. */
export async function readBundles(
  database: ReplicaDatabase,
  accountId: string,
  after: IDBValidKey,
): Promise<Bundled | null> {
  const transaction = database.transaction(['stars', 'bundles', 'unbundled']);
  const bundles = transaction.objectStore('bundles');
  const rest = IDBKeyRange.bound(after, [accountId, []], true);
  const [keys, texts] = await Promise.all([
    bundles.getAllKeys(rest, bundlesAtOnce),
    bundles.getAll(rest, bundlesAtOnce),
  ]);
  const upTo = keys.at(-1);
  if (!upTo) return null;
  const changed = await transaction.objectStore('unbundled').getAllKeys(IDBKeyRange.bound(after, upTo, true));
  const fresh = await Promise.all(changed.map((key) => transaction.objectStore('stars').get(key)));
  return {
    upTo,
    *rows() {
      const others = new Set(changed.map(([, messageId]) => messageId));
      yield fresh.filter((row) => row !== undefined);
      for (const text of texts) {
        const rows: StarRow[] = JSON.parse(text);
        for (const row of rows) row.accountId = accountId;
        yield others.size === 0 ? rows : rows.filter(({ messageId }) => !others.has(messageId));
      }
    },
  };
}
