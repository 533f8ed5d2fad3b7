import type { ServiceStatus } from '../stars/service-status';
import type { StarRow } from '../stars/star-row';
import type { StarCursor } from '../stars/star-service';

/** The reading half of the replica: popup, panel and options read it directly and wait for nobody. */
export interface StarReader {
  /** Up to `limit` rows of the current account, newest star first, after `cursor` (null: from the top). Removed rows are among them, see `StarRow.removedAt`. */
  newest(cursor: StarCursor | null, limit: number): Promise<StarRow[]>;
  /** Every row of the account but its `searchText`, in batches and in no order that counts. What changes meanwhile may be as it was. */
  all(accountId: string): AsyncIterable<StarRow[]>;
  /** The rows of these messages, of the current account, in no order; those that are not there are left out. */
  rowsOf(messageIds: readonly string[]): Promise<StarRow[]>;
  /** How things stand. */
  status(): Promise<ServiceStatus>;
  close(): void;
}

/** With what only the replica itself can tell. */
export interface LocalStarReader extends StarReader {
  /** How many rows the account has, removed ones that can be undone included. Walks through all of them: 16 µs each in Chromium, while whoever else reads waits. */
  count(accountId: string): Promise<number>;
}
