import { watch } from 'node:fs';

/** An editor saves a file in several steps, and often several files at once. */
const quietMs = 150;

/**
 * Calls `work` some moments after something below `paths` has changed, until `stop`: once for many changes, one after the other, and once more
 * for what changed meanwhile. `work` tells its failures itself.
 */
export function watchSources(paths: readonly string[], work: () => Promise<void>, stop: AbortSignal): void {
  let timer: NodeJS.Timeout | undefined;
  let isWorking = false;
  let isDue = false;

  async function run(): Promise<void> {
    isDue = true;
    if (isWorking) return;
    isWorking = true;
    while (isDue && !stop.aborted) {
      isDue = false;
      await work();
    }
    isWorking = false;
  }

  function changed(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), quietMs);
  }

  for (const path of paths) watch(path, { recursive: true, signal: stop }, changed);
  stop.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
