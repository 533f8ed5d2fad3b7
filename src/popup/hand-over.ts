import type { StarService } from '../stars/star-service';

/** What cannot be done at all is told by then; the rest is told in the tab. */
const refusalMs = 250;

/** Resolves when the wish is under way and nobody needs to wait for it here; rejects when it was refused. */
export async function handOver(service: Pick<StarService, 'openInCliq' | 'starsOf'>, messageId: string): Promise<void> {
  const done = service.openInCliq(messageId);
  // Answered after it was taken: a worker that sleeps would not be woken for a page that is gone.
  const isTaken = service.starsOf([]).then(() => new Promise((resolve) => setTimeout(resolve, refusalMs)));
  await Promise.race([done, isTaken]);
  done.catch((error: unknown) => console.error('the message was not opened in Cliq', error));
}
