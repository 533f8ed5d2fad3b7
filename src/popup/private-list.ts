import { tellExtensionPages } from '../browser/changes';
import { onPrivateChange } from '../browser/private-changes';
import type { StarReader } from '../replica/star-reader';
import { everything } from '../stars/star-filter';
import type { StarCursor, StarService } from '../stars/star-service';

type ListService = Pick<StarService, 'list' | 'rowsOf' | 'status'>;

/** What a page in Firefox's private windows does without: the replica, and what the background tells all pages at once. */
export function openPrivateList(service: ListService): StarReader {
  // The page itself hears it there, as if the background had said it.
  onPrivateChange(tellExtensionPages);
  return readThroughService(service);
}

/** The replica as the background reads it, for a page that has no IndexedDB: Firefox gives it none in a private window. */
export function readThroughService(service: ListService): StarReader {
  async function* pages(from: StarCursor | null) {
    let cursor = from;
    do {
      const { rows, next } = await service.list(everything, cursor);
      cursor = next;
      yield rows;
    } while (cursor !== null);
  }
  return {
    async newest(cursor, limit) {
      const found = [];
      for await (const rows of pages(cursor)) {
        found.push(...rows);
        if (found.length >= limit) break;
      }
      return found.slice(0, limit);
    },
    all: () => pages(null),
    rowsOf: service.rowsOf,
    status: service.status,
    close: () => undefined,
  };
}
