import type { ReplicaWriter } from '../replica/replica-writer';
import type { StarReader } from '../replica/star-reader';
import type { SessionArea } from '../replica/text-reader';
import { sweepTexts } from '../replica/text-sweep';
import type { TextVault } from '../replica/text-vault';
import { createSharedRun } from '../timing/shared-run';

/** Absent, `list-due`, or `done`. Ends with the browser, as the texts in memory do: then all begins anew. */
const key = 'texts-off-disk';

/** "Keep no message text on disk", as far as it is more than not writing any. */
export function createTextPolicy(parts: {
  area: SessionArea;
  texts: TextVault;
  replica: ReplicaWriter;
  /** A reader without the texts in memory. */
  openReader: () => Promise<StarReader>;
  /** Called when the list is to be read, to have texts in memory. */
  onListDue: () => void;
}) {
  const { area, texts } = parts;

  const sweep = createSharedRun(async () => {
    if (!(await texts.isNeeded()) || (await area.get([key]))[key] !== undefined) return;
    const reader = await parts.openReader();
    await sweepTexts(parts.replica, reader).finally(() => reader.close());
    await area.set({ [key]: 'list-due' });
    parts.onListDue();
  });

  return {
    /** Call it when the policy is known: at every start of the worker, and when it has changed. */
    follow(isNew: boolean): void {
      const begun = isNew ? area.remove([key]).then(sweep) : sweep();
      begun.catch((error: unknown) => console.error('texts were not taken off the disk yet', error));
    },
    /** True once after each sweep: the texts that memory has room for come with Cliq's list. */
    async wantsList(): Promise<boolean> {
      if (!(await texts.isNeeded()) || (await area.get([key]))[key] !== 'list-due') return false;
      await area.set({ [key]: 'done' });
      return true;
    },
  };
}
