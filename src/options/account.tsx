import { errorSentence } from '../browser/error-sentence';
import { t } from '../browser/i18n';
import type { DataCenterId } from '../stars/account';
import type { AccountStore } from './account-store';
import { AsksEmailField } from './asks-email-field';
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
        {!store.managed.value.has('clientId') && <Registration store={store} redirectUrl={redirectUrl} />}
        <ClientIdField store={store} />
        <DataCenterField store={store} dataCenters={dataCenters} />
        <AsksEmailField store={store} />
        <SignInRow store={store} />
      </form>
    </main>
  );
}

/** Whose organization gives everybody a client need not know how one is registered. */
function Registration({ store, redirectUrl }: Pick<AccountSectionProps, 'store' | 'redirectUrl'>) {
  return (
    <>
      <ClientHelp />
      <CopyField id="redirect-url" label={t('options_redirectUrl')} value={redirectUrl} store={store} />
      <CopyField
        id="script-domain"
        label={t('options_scriptDomain')}
        value={new URL(redirectUrl).origin}
        store={store}
      />
    </>
  );
}

function AccountState({ store }: { store: AccountStore }) {
  const account = store.account.value;
  if (!account) return null;
  return (
    <section class="card account" aria-label={t('options_account')}>
      <p>
        <strong>{t(account.signInNeeded ? 'options_signInEnded' : 'options_signedIn')}</strong>
        <br />
        {account.identity && (
          <>
            <bdi>{account.identity.email}</bdi>
            <br />
          </>
        )}
        {t('options_signedInWhere', dataCenterName(account.dataCenter))}
      </p>
      <button type="button" aria-disabled={store.isBusy.value} onClick={() => void store.askSignOut()}>
        {t('options_signOut')}
      </button>
      <SignOutQuestion store={store} />
    </section>
  );
}

function SignInRow({ store }: { store: AccountStore }) {
  const account = store.account.value;
  const code = store.error.value;
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
        {code !== null && errorSentence(code)}
      </p>
    </div>
  );
}
