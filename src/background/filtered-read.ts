import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { StarFilter } from '../stars/star-filter';
import type { Clock } from '../timing/clock';
import { type FilterQuery, filterQueries } from './filter-queries';
import type { ListReader, SyncEnd } from './list-reader';

/** So many calls one wish of a user may cost. */
const mostPages = 3;

/** Asks Cliq itself for what a filter fits, three pages at most, and takes over what it tells. Removes nothing. */
export function createFilteredRead({
  replica,
  reader,
  clock,
}: {
  replica: ReplicaWriter;
  reader: ListReader;
  clock: Clock;
}): (account: Account, filter: StarFilter) => Promise<SyncEnd> {
  const never = new AbortController().signal;

  return async function readFiltered(account, filter) {
    const open = filterQueries(filter, clock.now()).map((query): { query: FilterQuery; nextToken: string | null } => ({
      query,
      nextToken: null,
    }));
    const { pass } = await replica.checkpoint(account.id);
    for (let page = 0; page < mostPages; page++) {
      const next = open.shift();
      if (!next) break;
      const read = await reader.readPage(account, { ...next, pass, priority: 'user', giveWay: never });
      // A chat that was left, or is no more: the other questions may still be answered.
      if (read.end === 'refused' || read.end === 'gave-way') continue;
      if (read.end !== null) return read.end;
      // First one page of each question.
      if (read.page.nextToken !== null) open.push({ query: next.query, nextToken: read.page.nextToken });
    }
    return 'done';
  };
}
