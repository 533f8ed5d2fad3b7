import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { dataCenters } from '../cliq/data-centers';
import type { DataCenterId } from '../stars/account';

/** What the browser lets the extension reach; see `src/browser/host-access.ts`. */
export interface HostAccessSources {
  has: (origin: string) => Promise<boolean>;
  request: (origin: string) => Promise<boolean>;
  onChange: (listener: () => void, stop: AbortSignal) => void;
}

export interface HostAccess {
  /** The account's Cliq host, such as `cliq.zoho.eu`, when the browser withholds it; null when it does not, or there is no account. */
  withheld: ReadonlySignal<string | null>;
  /** The user was asked, and it is still withheld. */
  wasDenied: ReadonlySignal<boolean>;
  /** Asks the user. Call it straight from a click. */
  allow(): void;
}

/** Follows whether the browser lets the extension reach the Cliq of `dataCenter` (null: of nobody), until `stop` is aborted. */
export function hostAccess(
  dataCenter: ReadonlySignal<DataCenterId | null>,
  sources: HostAccessSources,
  stop: AbortSignal,
): HostAccess {
  const origin = computed(() => dataCenter.value && dataCenters[dataCenter.value].cliqOrigin);
  const withheldOrigin = signal<string | null>(null);
  const wasDenied = signal(false);

  async function look(): Promise<void> {
    const asked = origin.peek();
    const mayReach = asked === null || (await sources.has(asked));
    // Another account may have signed in meanwhile.
    if (asked !== origin.peek()) return;
    if (mayReach) wasDenied.value = false;
    withheldOrigin.value = mayReach ? null : asked;
  }
  const lookAgain = () => {
    look().catch((error: unknown) => console.error('the browser did not say what may be reached', error));
  };

  async function ask(asked: string): Promise<void> {
    const isAllowed = await sources.request(asked);
    wasDenied.value = !isAllowed;
    await look();
  }

  sources.onChange(lookAgain, stop);
  const end = effect(() => {
    if (origin.value === null) withheldOrigin.value = null;
    lookAgain();
  });
  stop.addEventListener('abort', end, { once: true });

  return {
    withheld: computed(() => withheldOrigin.value && new URL(withheldOrigin.value).host),
    wasDenied,
    allow() {
      const asked = withheldOrigin.peek();
      if (asked === null) return;
      ask(asked).catch(() => {
        wasDenied.value = true;
      });
    },
  };
}
