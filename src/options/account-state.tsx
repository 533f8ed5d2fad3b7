import { useEffect, useRef } from 'preact/hooks';
import { t, uiLocale } from '../browser/i18n';
import { obstacleSentence } from '../browser/obstacle-sentence';
import type { AccountStore } from './account-store';
import { dataCenterName } from './data-center-field';
import { SignOutQuestion } from './sign-out-question';

/** Who is signed in, and how many stars that makes. */
export function AccountState({ store }: { store: AccountStore }) {
  const section = useRef<HTMLElement>(null);
  const wasSignedOut = useRef(false);
  const account = store.account.value;
  const isSignedIn = account !== null;

  // The button that was pressed is gone: whoever cannot see this hears it.
  useEffect(() => {
    if (!isSignedIn) wasSignedOut.current = true;
    else if (wasSignedOut.current) section.current?.focus();
  }, [isSignedIn]);

  if (!account) return null;
  const email = account.identity?.email ?? null;
  const obstacle = store.obstacle.value;
  return (
    <section ref={section} class="card account" aria-label={t('options_account')} tabIndex={-1}>
      <div>
        <p class="who">{whoIsSignedIn(obstacle?.kind === 'sign-in', email)}</p>
        <p class="muted">{t('options_signedInWhere', dataCenterName(account.dataCenter))}</p>
        {store.access.withheld.value === null && (obstacle === null || store.isComplete.value) && (
          <StarCount store={store} />
        )}
        <output class="alert">
          {obstacle && obstacle.kind !== 'sign-in' && obstacleSentence(obstacle.kind, obstacle.isLasting)}
        </output>
      </div>
      <button type="button" aria-disabled={store.isBusy.value} onClick={() => void store.signOut.ask()}>
        {t('options_signOut')}
      </button>
      <SignOutQuestion store={store.signOut} />
    </section>
  );
}

function whoIsSignedIn(isOver: boolean, email: string | null): string {
  if (isOver) return t('options_signInEnded');
  return email === null ? t('options_signedIn') : t('options_signedInAs', email);
}

function StarCount({ store }: { store: AccountStore }) {
  const count = store.starCount.value.toLocaleString(uiLocale());
  return <p class="muted">{t(store.isComplete.value ? 'options_starCount' : 'options_fetching', count)}</p>;
}
