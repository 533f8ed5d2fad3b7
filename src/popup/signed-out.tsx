import { errorSentence } from '../browser/error-sentence';
import { t } from '../browser/i18n';
import type { StarsStore } from './store';
import { TypeIcon } from './type-icon';

export function SignedOut({ store }: { store: StarsStore }) {
  const code = store.signInError.value;
  const isBusy = store.isSigningIn.value;
  return (
    <section class="plain-page">
      <span class="big-star">
        <TypeIcon type="" />
      </span>
      <p class="plain-title">{t('popup_signedOutTitle')}</p>
      <p>{t('popup_signedOutText')}</p>
      <button type="button" class="main-button" aria-disabled={isBusy} onClick={() => void store.signIn()}>
        {t('popup_signIn')}
      </button>
      <p class="alert" role="alert">
        {code !== null && errorSentence(code)}
      </p>
    </section>
  );
}
