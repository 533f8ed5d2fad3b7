import { stateLifetimeMs } from '../cliq/oauth';
import { ServiceError } from '../stars/service-error';
import type { Clock } from '../timing/clock';

/** Opens Zoho's window, and waits for its answer no longer than the answer would be good for. */
export async function openForAWhile(
  url: string,
  { clock, openAuthWindow }: { clock: Clock; openAuthWindow: (url: string) => Promise<string> },
): Promise<string> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      openAuthWindow(url),
      clock.sleep(stateLifetimeMs, timer.signal).then(() => {
        throw new ServiceError('sign-in-timed-out');
      }),
    ]);
  } finally {
    timer.abort();
  }
}
