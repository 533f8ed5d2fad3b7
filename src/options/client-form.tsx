import type { ComponentChildren } from 'preact';
import { clockSentence } from '../browser/clock-sentence';
import { errorSentence } from '../browser/error-sentence';
import { t } from '../browser/i18n';
import type { AccountStore } from './account-store';
import { AsksEmailField } from './asks-email-field';
import { ClientChecks } from './client-checks';
import { ClientIdField } from './client-id-field';
import { OwnClientField } from './own-client-field';

interface ClientFormProps {
  store: AccountStore;
  redirectUrl: string;
  children?: ComponentChildren;
}

/** What the extension signs in with; more fields as children. */
export function ClientForm({ store, redirectUrl, children }: ClientFormProps) {
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void store.signIn();
      }}
    >
      <ClientIdField store={store} />
      <OwnClientField store={store} />
      {children}
      <AsksEmailField store={store} />
      <SignInRow store={store} />
      <ClientChecks store={store} redirectUrl={redirectUrl} />
    </form>
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
