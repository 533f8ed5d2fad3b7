import { BatchStatus } from './batch-status';
import { ListKeys } from './list-keys';
import { StatusLine } from './status-line';
import type { StarsStore } from './store';
import { UndoStatus } from './undo-status';

/** Beneath the list, or what stands in its place: what has just been done, and how things stand. And the keys, which are not seen. */
export function ListFoot({ store }: { store: StarsStore }) {
  const isList = store.view.value === 'list';
  return (
    <>
      <UndoStatus store={store} />
      {isList && <BatchStatus store={store} />}
      {isList && <StatusLine store={store} />}
      {isList && <ListKeys store={store} />}
    </>
  );
}
