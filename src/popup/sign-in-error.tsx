import { errorSentence, mayBeClient } from '../browser/error-sentence';
import { t } from '../browser/i18n';
import type { StarsStore } from './store';

/** Why the last sign-in failed, and the way to where that can be mended. The live region stands empty from the start. */
export function SignInError({ store }: { store: StarsStore }) {
  const error = store.signInError.value;
  return (
    <span class="alert" role="alert">
      {error !== null && `${errorSentence(error.code, error.detail)} `}
      {error !== null && mayBeClient(error.code) && (
        <button type="button" class="link-button" onClick={() => void store.openOptions()}>
          {t('popup_checkOptions')}
        </button>
      )}
    </span>
  );
}
