import type { ReplicaWriter } from '../replica/replica-writer';
import type { StarReader } from '../replica/star-reader';
import { matcher } from '../stars/star-filter';
import type { StarRow } from '../stars/star-row';
import type { StarCursor, StarService } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import type { KnownObstacle } from './known-obstacle';
import type { Session } from './session';
import { shownStar } from './shown-star';

const pageLength = 50;

/** What this device has, for places that cannot read the replica themselves: a chat page, a private window. */
export function createToldStars(parts: {
  replica: ReplicaWriter;
  reader: () => Promise<StarReader>;
  session: Session;
  clock: Clock;
  knownObstacle: KnownObstacle;
}): Pick<StarService, 'starsOf' | 'rowsOf' | 'status' | 'list'> {
  const { replica, session } = parts;

  async function read<Result>(look: (reader: StarReader) => Promise<Result>): Promise<Result> {
    const reader = await parts.reader();
    return look(reader).finally(() => reader.close());
  }

  return {
    async starsOf(messageIds) {
      const account = await session.account();
      const revision = await replica.revision();
      if (!account) return { revision, stars: [], waitsFor: null };
      const stars = await replica.entries(account.id, messageIds);
      return { revision, stars: stars.flatMap(shownStar), waitsFor: await parts.knownObstacle(account) };
    },
    rowsOf: (messageIds) => read((reader) => reader.rowsOf(messageIds)),
    status: () => read((reader) => reader.status()),
    list: (filter, cursor) =>
      read(async (reader) => {
        const matches = matcher(filter, parts.clock.now());
        const rows: StarRow[] = [];
        let next: StarCursor | null = cursor;
        for (;;) {
          const batch = await reader.newest(next, 500);
          for (const row of batch) {
            if (row.removedAt === null && matches(row)) rows.push(row);
            next = { starredAt: row.starredAt, messageId: row.messageId };
            if (rows.length === pageLength) return { rows, next };
          }
          if (batch.length < 500) return { rows, next: null };
        }
      }),
  };
}
