import { effect } from '@preact/signals';
import { takeAskedExport } from '../browser/asked-export';
import { openExport } from './export-dialog';
import { openRestore } from './restore-dialog';
import type { StarsStore } from './store';

const exportDeed = '#export';
const restoreDeed = '#restore';

/** What the popup has opened this tab for, when the list is there. Once: a reload does not do it again. */
export async function doAsked(store: StarsStore, stop: AbortSignal): Promise<void> {
  const deed = location.hash;
  history.replaceState(null, '', location.pathname + location.search);
  try {
    await listIsWhole(store, stop);
    if (deed === restoreDeed) openRestore(store);
    if (deed !== exportDeed) return;
    const asked = await takeAskedExport();
    const rows = new Map(store.allRows().map((row) => [row.messageId, row]));
    openExport(
      store,
      (asked?.messageIds ?? []).flatMap((id) => rows.get(id) ?? []),
      asked?.isPartial,
    );
  } catch (error) {
    store.changes.fail(error);
  }
}

function listIsWhole({ view, isWhole }: StarsStore, stop: AbortSignal): Promise<void> {
  let end = () => {};
  const whole = new Promise<void>((resolve) => {
    end = effect(() => {
      if (view.value === 'list' && isWhole.value) resolve();
    });
    stop.addEventListener('abort', end);
  });
  return whole.finally(() => end());
}
