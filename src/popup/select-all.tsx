import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../browser/i18n';
import { selectionOf } from './selection';
import type { StarsStore } from './store';

/** Chooses all that the filter finds, also what is not in the page. */
export function SelectAll({ store }: { store: StarsStore }) {
  const { ids, matching, rows, selectAll, clear } = selectionOf(store);
  const box = useRef<HTMLInputElement>(null);
  const all = matching.value.length;
  const chosen = rows.value.length;
  const isAll = all > 0 && matching.value.every(({ messageId }) => ids.value.has(messageId));
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = chosen > 0 && !isAll;
  }, [chosen, isAll]);
  return (
    <input
      ref={box}
      type="checkbox"
      class="check"
      aria-label={t('popup_selectAll')}
      title={t('popup_selectAllCount', store.formats.count(all))}
      checked={isAll}
      // Not `disabled`: it may have the focus.
      aria-disabled={all === 0}
      onChange={isAll ? clear : selectAll}
    />
  );
}
