import type { Checkpoint } from '../replica/checkpoint';
import type { Account } from '../stars/account';
import type { SyncEnd } from './list-reader';
import type { PassParts } from './pass-parts';

/** The changes were read; or only the list itself can tell. */
export type ChangesEnd = { end: SyncEnd } | { end: null; checkpoint: Checkpoint };

/**
 * Asks Cliq for what has changed since its last sync token. Of these tokens Cliq documents (OpenAPI document of the Stars API, GET
 * /stars; the page about it does not name them): an answer may bring `sync_token`, "to help clients sync local state"; sent as
 * the query parameter `sync_token`, at most 200 characters, "only starred message changes after that sync point are returned".
 * Not documented: how a removal is told, how further pages of changes are asked for, how long a token is good and what is
 * answered when it is not. Therefore
 * - an answer changes and adds stars, and removes none: that is left to passes over the whole list;
 * - a refused token, or an answer of more than one page, ends it: the next whole pass brings a new token;
 * - it is used for every other pass that nobody waits for. The passes between, and every Refresh, read the list itself, so that
 *   a token that tells less than it should costs one pass, not stars.
 */
export function createChangesPass(parts: PassParts) {
  const { replica, reader, clock, turn } = parts;

  return async function run(account: Account, checkpoint: Checkpoint): Promise<ChangesEnd> {
    const { pass, syncPoint, isCatchingUp } = checkpoint;
    if (!syncPoint || syncPoint.wasUsed || isCatchingUp) return { end: null, checkpoint };
    const read = await reader.readPage(account, {
      pass,
      nextToken: null,
      syncToken: syncPoint.token,
      priority: 'background',
      giveWay: turn.signal(),
    });
    if (read.end === 'gave-way') return { end: null, checkpoint };
    if (read.end !== null && read.end !== 'refused') return { end: read.end };
    if (read.end !== null || read.page.nextToken !== null) {
      const without = { ...checkpoint, syncPoint: null };
      await replica.saveCheckpoint(without);
      return { end: null, checkpoint: without };
    }
    // `newestSeenAt` stays: it says up to where the list itself was read.
    const next = { token: read.page.syncToken ?? syncPoint.token, wasUsed: true };
    await replica.saveCheckpoint({ ...checkpoint, syncPoint: next, syncedAt: clock.now() });
    parts.announce(await replica.revision(), []);
    return { end: 'done' };
  };
}
