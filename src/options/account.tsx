import { clockSentence } from '../browser/clock-sentence';
import { errorSentence } from '../browser/error-sentence';
import { t } from '../browser/i18n';
import { obstacleSentence } from '../browser/obstacle-sentence';
import type { DataCenterId } from '../stars/account';
import type { AccountStore } from './account-store';
import { ClientChecks } from './client-checks';
import { ClientHelp } from './client-help';
import { ClientIdField } from './client-id-field';
import { CopyField } from './copy-field';
import { DataCenterField, dataCenterName } from './data-center-field';
import { SignOutQuestion } from './sign-out-question';

/** A data center as the options name it. */
export interface DataCenterChoice {
  id: DataCenterId;
  /** Where its Cliq lives, for people to compare with their address bar. */
  cliqHost: string;
}

interface AccountSectionProps {
  store: AccountStore;
  dataCenters: readonly DataCenterChoice[];
  redirectUrl: string;
}

export function AccountSection({ store, dataCenters, redirectUrl }: AccountSectionProps) {
  return (
    <main class="options">
      <header>
        <h1>{t('options_title')}</h1>
        <p class="lead">{t('options_lead')}</p>
      </header>
      <AccountState store={store} />
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          void store.signIn();
        }}
      >
        <h2>{t('options_clientTitle')}</h2>
        <ClientHelp />
        <CopyField id="redirect-url" label={t('options_redirectUrl')} value={redirectUrl} store={store} />
        <CopyField
          id="script-domain"
          label={t('options_scriptDomain')}
          value={new URL(redirectUrl).origin}
          store={store}
        />
        <ClientIdField store={store} />
        <DataCenterField store={store} dataCenters={dataCenters} />
        <SignInRow store={store} />
        <ClientChecks store={store} redirectUrl={redirectUrl} />
      </form>
    </main>
  );
}

function AccountState({ store }: { store: AccountStore }) {
  const account = store.account.value;
  const obstacle = store.obstacle.value;
  if (!account) return null;
  return (
    <section class="card account" aria-label={t('options_account')}>
      <div>
        <p>
          <strong>{t(obstacle?.kind === 'sign-in' ? 'options_signInEnded' : 'options_signedIn')}</strong>
        </p>
        <p>{t('options_signedInWhere', dataCenterName(account.dataCenter))}</p>
        <output class="alert">
          {obstacle && obstacle.kind !== 'sign-in' && obstacleSentence(obstacle.kind, obstacle.isLasting)}
        </output>
      </div>
      <button type="button" aria-disabled={store.isBusy.value} onClick={() => void store.askSignOut()}>
        {t('options_signOut')}
      </button>
      <SignOutQuestion store={store} />
    </section>
  );
}

function SignInRow({ store }: { store: AccountStore }) {
  const account = store.account.value;
  const error = store.error.value;
  const isBusy = store.isBusy.value;
  const isSignedIn = account !== null && !account.signInNeeded;
  return (
    <div class="sign-in">
      {!isSignedIn && (
        <button type="submit" class="main-button" aria-disabled={isBusy}>
          {t('options_signIn')}
        </button>
      )}
      <output class="busy">{isBusy && t('options_busy')}</output>
      <p class="alert" role="alert">
        {error !== null && errorSentence(error.code, error.detail)}
        {error !== null && store.clockAheadMs.value !== 0 && ` ${clockSentence(store.clockAheadMs.value)}`}
      </p>
    </div>
  );
}
