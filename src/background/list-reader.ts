import type { ApiAnswer, StarsApi } from '../cliq/api';
import type { Priority, Slot, Throttle } from '../cliq/throttle';
import type { ListPage } from '../cliq/wire';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import { isUnchanged, listed } from '../stars/listed';
import type { FilterQuery } from './filter-queries';
import type { ProblemLog } from './problem-log';
import { reportSlot } from './report-slot';
import type { Session } from './session';

export type SyncEnd = 'done' | 'signed-out' | 'throttled' | 'failed' | 'refused' | 'no-access';

/** What a page of Cliq's list brought, already taken over into the replica; or why there was none. */
export type PageRead =
  | { end: SyncEnd | 'gave-way'; page?: never }
  | { end: null; page: ListPage; isUnchanged: boolean };

export interface PageRequest {
  /** Number of the pass that the page belongs to. */
  pass: number;
  /** Null for the first page. */
  nextToken: string | null;
  /** Asks only for what fits; the same for every page of it. */
  query?: FilterQuery;
  /** Asks only for what has changed since Cliq gave this token. */
  syncToken?: string;
  priority: Priority;
  /** A page of background priority that still waits for its slot when this is aborted ends as `gave-way`. */
  giveWay: AbortSignal;
}

export interface ListReader {
  /** Reads one page within the limits and takes it over. Rejects when storage does. */
  readPage(account: Account, request: PageRequest): Promise<PageRead>;
}

export function createListReader(parts: {
  replica: ReplicaWriter;
  session: Session;
  api: StarsApi;
  throttle: Throttle;
  problems: ProblemLog;
  announce: (revision: number, messageIds: string[] | null) => void;
  signal: () => AbortSignal;
}): ListReader {
  const { replica, session } = parts;

  async function acquire({ priority, giveWay }: PageRequest, signal: AbortSignal): Promise<Slot | null> {
    if (priority === 'user') return parts.throttle.acquire('GET', { priority, signal });
    try {
      return await parts.throttle.acquire('GET', { priority, signal: AbortSignal.any([signal, giveWay]) });
    } catch (error) {
      if (giveWay.aborted && !signal.aborted) return null;
      throw error;
    }
  }

  async function tryToRead(
    account: Account,
    request: PageRequest,
  ): Promise<PageRead | { end: 'refused-token'; page?: never }> {
    const signal = parts.signal();
    if (!(await session.ready(account))) {
      if (session.restMs() === 0) return { end: 'signed-out' };
      await parts.problems.rests(account, 'sync', session.whyResting());
      return { end: 'failed' };
    }
    const slot = await acquire(request, signal);
    if (!slot) return { end: 'gave-way' };
    const { nextToken, syncToken, query } = request;
    let reported = false;
    try {
      const access = await session.access(account);
      if (!access) return { end: 'signed-out' };
      const requestedRevision = await replica.revision();
      const answer = await parts.api.list(
        access,
        { ...query, ...(nextToken !== null && { nextToken }), ...(syncToken !== undefined && { syncToken }) },
        signal,
      );
      reported = true;
      await reportSlot(slot, answer);
      if (signal.aborted) return { end: 'signed-out' };
      if (answer.kind === 'unauthorized') await session.expire(account, access.token, 'renewal');
      if (answer.kind === 'scope-missing') await session.expire(account, access.token, 'consent');
      // That one chat is refused says nothing about the list.
      if (!query || answer.kind !== 'refused') await parts.problems.tell(account, 'sync', answer);
      if (answer.kind === 'unauthorized') return { end: 'refused-token' };
      if (answer.kind !== 'done') return { end: endOf(answer) };
      const isUnchanged = await takeOver(account, answer.value, request, requestedRevision);
      return { end: null, page: answer.value, isUnchanged };
    } finally {
      if (!reported) await slot.unused();
    }
  }

  /** A token that ended under way is renewed, and the page asked for once more. */
  async function readPage(account: Account, request: PageRequest): Promise<PageRead> {
    const first = await tryToRead(account, request);
    const read = first.end === 'refused-token' ? await tryToRead(account, request) : first;
    return read.end === 'refused-token' ? { end: 'signed-out' } : read;
  }

  async function takeOver(
    account: Account,
    page: ListPage,
    { pass, syncToken }: PageRequest,
    requestedRevision: number,
  ): Promise<boolean> {
    const stars = new Map(page.stars.map((star) => [star.messageId, star]));
    const changes = await replica.changeMany(account.id, [...stars.keys()], (entry, messageId) => {
      const star = stars.get(messageId);
      // How a list of changes tells a removal is not documented: what looks like a star may be one that was removed here.
      const isAmbiguous = syncToken !== undefined && entry.row !== null && entry.row.removedAt !== null;
      if (!star || isAmbiguous) return entry;
      return listed(entry, star, { accountId: account.id, requestedRevision, pass });
    });
    const changed = changes.filter(({ before, after }) => !isUnchanged(before, after));
    const ids = changed.flatMap(({ after }) => after.row?.messageId ?? []);
    if (ids.length > 0) parts.announce(await replica.revision(), ids);
    return changed.length === 0;
  }

  return { readPage };
}

function endOf(answer: Exclude<ApiAnswer<ListPage>, { kind: 'done' }>): SyncEnd {
  switch (answer.kind) {
    case 'unauthorized':
    case 'scope-missing':
      return 'signed-out';
    case 'throttled':
      return 'throttled';
    case 'refused':
    case 'not-starred':
      return 'refused';
    case 'no-access':
      return 'no-access';
    case 'failed':
      return 'failed';
  }
}
