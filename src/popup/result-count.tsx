import { useEffect, useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { StarsStore } from './store';

/** Long enough that fast typing is not read out letter by letter. */
const settleMs = 600;

/** Tells ears how many stars a filter found; eyes see the counts above the list. */
export function ResultCount({ store }: { store: StarsStore }) {
  const [said, setSaid] = useState('');
  const { filter, isFiltering, found } = store.list;
  const sentence = isFiltering.value ? t('popup_found', store.formats.count(found.value.count)) : '';
  useEffect(() => {
    const timer = setTimeout(setSaid, settleMs, sentence);
    return () => clearTimeout(timer);
  }, [sentence, filter.value]);
  return (
    <p class="unseen" aria-live="polite">
      {said}
    </p>
  );
}
