import type { StarService } from '../stars/star-service';

const everyMs = 60_000;

export interface KeepFreshSources {
  service: Pick<StarService, 'viewOpened'>;
  stop: AbortSignal;
}

/** While the view is open, stars made on other devices are fetched: now, and every minute. */
export function keepFresh({ service, stop }: KeepFreshSources): void {
  const ask = () => {
    // What keeps Cliq from answering is in the status; here only the background can end before it has answered, and is asked again.
    service.viewOpened().catch((error: unknown) => console.info('the background was not reached', error));
  };
  ask();
  const timer = setInterval(ask, everyMs);
  stop.addEventListener('abort', () => clearInterval(timer), { once: true });
}
