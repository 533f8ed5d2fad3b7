import { countSentence, t } from '../browser/i18n';
import type { StarsStore } from './store';

/** Says which texts search looks through, where this device does not have all of them. */
export function TextCover({ store }: { store: StarsStore }) {
  const searched = store.textsSearched.value;
  if (searched === null) return null;
  return (
    <p class="text-cover">
      {searched === 0 ? t('popup_noTextsCovered') : countSentence('popup_textsCovered', searched)}
    </p>
  );
}
