import { ringOnce } from '../browser/alarms';
import { readPageState } from '../browser/page-state';
import type { StarReader } from '../replica/star-reader';
import type { Clock } from '../timing/clock';
import { createSharedRun } from '../timing/shared-run';
import { noteFailure } from './note-failure';
import type { Session } from './session';
import { updateBadge } from './status-badge';

/** Brings the badge up to date, ten times a second at most: it reads the whole outbox, and changes may come by the thousand. */
export function createLiveBadge(parts: {
  openReader: () => Promise<StarReader>;
  session: Session;
  clock: Clock;
}): () => void {
  const { clock, session } = parts;
  const show = createSharedRun(async () => {
    const reader = await parts.openReader();
    const update = readPageState().then((page) =>
      updateBadge(reader, clock.now(), { mayReach: session.mayReach, page }),
    );
    const pauseOverAt = await update.finally(() => reader.close());
    // It is on while no page is open and no worker lives.
    if (pauseOverAt !== null) await ringOnce('pause-over', pauseOverAt);
    await clock.sleep(100);
  });
  return () => {
    show().catch(noteFailure('the badge was not updated'));
  };
}
