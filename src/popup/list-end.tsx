import { t } from '../browser/i18n';
import type { StarsStore } from './store';

/** Says at the end of the list whether it is the end. */
export function ListEnd({ store }: { store: StarsStore }) {
  if (store.readCount.value === 0) return null;
  const read = store.formats.count(store.readCount.value);
  const isWhole = store.isWhole.value && store.status.value?.isComplete === true;
  return (
    <p class="list-end">
      {isWhole ? t('popup_endOfList', store.formats.count(store.list.found.value.rows.length)) : t('popup_soFar', read)}
    </p>
  );
}
