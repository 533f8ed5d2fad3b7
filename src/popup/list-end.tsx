import { t } from '../browser/i18n';
import type { StarsStore } from './store';

/** Says at the end of the list whether it is the end. */
export function ListEnd({ store }: { store: StarsStore }) {
  if (store.rows.rows.value.length === 0) return null;
  const read = store.formats.count(store.rows.rows.value.length);
  const isWhole = store.rows.isWhole.value && store.status.value?.isComplete === true;
  return (
    <p class="list-end">
      {isWhole ? t('popup_endOfList', store.formats.count(store.list.result.value.length)) : t('popup_soFar', read)}
    </p>
  );
}
