import type { ComponentChildren } from 'preact';
import { errorSentence } from '../browser/error-sentence';
import { t } from '../browser/i18n';
import type { AccountStore } from './account-store';
import { AsksEmailField } from './asks-email-field';
import { ClientIdField } from './client-id-field';
import { OwnClientField } from './own-client-field';

/** What the extension signs in with; more fields as children. */
export function ClientForm({ store, children }: { store: AccountStore; children?: ComponentChildren }) {
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
    </form>
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
