import { useState } from 'preact/hooks';
import { countSentence, t } from '../browser/i18n';
import type { StarsStore } from './store';

/** Asked when a new token may be another person's: until it is answered nothing is sent or fetched. */
export function AccountQuestion({ store }: { store: StarsStore }) {
  const [isOther, setOther] = useState(false);
  const waiting = store.status.value?.waiting ?? 0;
  const answer = (isSame: boolean) => void store.confirmAccount(isSame);
  if (!isOther) {
    return (
      <section class="question" aria-label={t('popup_sameAccount')}>
        <h2>{t('popup_sameAccount')}</h2>
        <p class="question-text">{t('popup_sameAccountText')}</p>
        <p class="deeds">
          <button type="button" class="quiet-button" onClick={() => answer(true)}>
            {t('popup_sameAccountYes')}
          </button>
          <button type="button" class="quiet-button" onClick={() => setOther(true)}>
            {t('popup_sameAccountNo')}
          </button>
        </p>
      </section>
    );
  }
  return (
    <section class="question" aria-label={t('popup_otherAccount')}>
      <h2>{t('popup_otherAccount')}</h2>
      <p class="question-text">
        {waiting === 0 ? t('popup_otherAccountText') : countSentence('popup_otherAccountWaiting', waiting)}
      </p>
      <p class="deeds">
        <button type="button" class="quiet-button" onClick={() => setOther(false)}>
          {t('popup_back')}
        </button>
        <button type="button" class="quiet-button" onClick={() => answer(false)}>
          {t('popup_forgetStars')}
        </button>
      </p>
    </section>
  );
}
