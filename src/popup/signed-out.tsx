import { t } from '../browser/i18n';
import { ClockNote } from './clock-note';
import { SignInError } from './sign-in-error';
import type { StarsStore } from './store';
import { TypeIcon } from './type-icon';

export function SignedOut({ store }: { store: StarsStore }) {
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
      <p>
        <SignInError store={store} />
      </p>
      {store.signInError.value !== null && <ClockNote store={store} />}
    </section>
  );
}
