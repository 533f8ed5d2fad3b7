import { useMemo } from 'preact/hooks';
import { t } from '../browser/i18n';
import { textsSearched } from '../stars/text-cover';
import type { StarsStore } from './store';

/** Says which texts search looks through, where this device does not have all of them. */
export function TextCover({ store }: { store: StarsStore }) {
  const rows = store.rows.rows.value;
  const searched = useMemo(() => textsSearched(rows), [rows]);
  if (searched === null) return null;
  return (
    <p class="text-cover">
      {searched === 0 ? t('popup_noTextsCovered') : t('popup_textsCovered', store.formats.count(searched))}
    </p>
  );
}
