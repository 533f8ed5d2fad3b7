import { endsByItself, type Obstacle } from '../stars/obstacle';
import type { PageStarService } from '../stars/star-service';
import { createSharedRun } from '../timing/shared-run';

export interface Outcomes {
  /** A change made here is kept; `waitsFor` has been said with it. */
  follow(messageId: string, waitsFor: Obstacle | null): void;
  /** Asks what has become of the changes made here, if there are any that have not reached Cliq. Returns at once. */
  look(): void;
}

/**
 * Tells where the user stars what is found out only after it was said that the change is kept: that Cliq refused it, or that it waits
 * for something that only people can end. What goes away by itself is not worth a word here.
 */
export function followOutcomes(parts: {
  starsOf: PageStarService['starsOf'];
  onRefused: () => void;
  onObstacle: (obstacle: Obstacle) => void;
  signal: AbortSignal;
}): Outcomes {
  const open = new Set<string>();
  let said: Obstacle | null = null;

  const ask = createSharedRun(async () => {
    const ids = [...open];
    if (ids.length === 0) return;
    const { stars, waitsFor } = await parts.starsOf(ids);
    if (parts.signal.aborted) return;
    const deliveries = new Map(stars.map(({ messageId, delivery }) => [messageId, delivery]));
    for (const id of ids) if (deliveries.get(id) !== 'waiting') open.delete(id);
    if ([...deliveries.values()].includes('failed')) parts.onRefused();
    if (open.size > 0 && waitsFor !== null && waitsFor !== said && !endsByItself(waitsFor)) parts.onObstacle(waitsFor);
    said = waitsFor;
  });
  // It is told on the badge and in the list all the same.
  const look = () => void ask().catch(() => undefined);

  return {
    look,
    follow(messageId, waitsFor) {
      if (open.size < 100) open.add(messageId);
      said = waitsFor;
    },
  };
}
