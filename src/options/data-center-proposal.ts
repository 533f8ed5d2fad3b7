import { type ReadonlySignal, signal } from '@preact/signals';
import type { DataCenterId } from '../stars/account';

export interface DataCenterProposal {
  /** The data center that was taken from an open Cliq tab; null when none was, or the user has chosen by hand. */
  taken: ReadonlySignal<DataCenterId | null>;
  /** Looks at the open tabs, unless anything was kept: a client may have been registered with what was shown then. Never rejects. */
  look(): Promise<void>;
  /** The user chose another one. */
  refuse(): void;
}

/** Where somebody's Cliq is, a client is most likely registered too: the open Cliq tab says it before the user has to. */
export function dataCenterProposal(sources: {
  areSettingsKept: () => Promise<boolean>;
  openCliq: () => Promise<DataCenterId | null>;
  isWanted: () => boolean;
  take: (dataCenter: DataCenterId) => void;
}): DataCenterProposal {
  const taken = signal<DataCenterId | null>(null);
  let isRefused = false;

  async function find(): Promise<DataCenterId | null> {
    if (isRefused || !sources.isWanted() || (await sources.areSettingsKept())) return null;
    return sources.openCliq();
  }

  return {
    taken,
    async look() {
      try {
        const found = await find();
        if (found === null || isRefused || !sources.isWanted()) return;
        taken.value = found;
        sources.take(found);
      } catch (error) {
        console.error('the open tabs could not be looked at', error);
      }
    },
    refuse() {
      isRefused = true;
      taken.value = null;
    },
  };
}
