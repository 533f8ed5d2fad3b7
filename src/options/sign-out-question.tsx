import { useEffect, useRef } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { AccountStore } from './account-store';

/** Asked only when signing out would lose something. */
export function SignOutQuestion({ store }: { store: AccountStore }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isAsking = store.isAskingSignOut.value;
  const count = store.undelivered.value;

  useEffect(() => {
    const { current } = dialog;
    if (isAsking && !current?.open) current?.showModal();
    if (!isAsking && current?.open) current.close();
  }, [isAsking]);

  return (
    <dialog ref={dialog} aria-labelledby="sign-out-question" onClose={store.staySignedIn}>
      <h2 id="sign-out-question">
        {count === 1 ? t('options_undeliveredOne') : t('options_undelivered', String(count))}
      </h2>
      <p>{t('options_undeliveredText')}</p>
      <div class="choice">
        <button type="button" onClick={store.staySignedIn}>
          {t('options_stay')}
        </button>
        <button type="button" class="danger" onClick={() => void store.signOut()}>
          {t('options_signOutAnyway')}
        </button>
      </div>
    </dialog>
  );
}
