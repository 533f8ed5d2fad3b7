import { AccessNotice } from '../access/access-notice';
import { t } from '../browser/i18n';
import type { DataCenterId } from '../stars/account';
import { AccountState } from './account-state';
import type { AccountStore } from './account-store';
import { ClientForm } from './client-form';
import { ClientHelp } from './client-help';
import { DataCenterField } from './data-center-field';
import { SetUp } from './set-up';

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

/** Before anybody has signed in: the way to the first star. Afterwards: who that is, and the rest folded away. */
export function AccountSection(props: AccountSectionProps) {
  const { store } = props;
  const view = store.view.value;
  return (
    <main class="options" aria-busy={view === 'opening'}>
      <header>
        <img src="/icons/star.svg" alt="" width="44" height="44" />
        <div>
          <h1>{t('options_title')}</h1>
          <p class="muted">{t(store.steps.value === null ? 'options_lead' : 'options_leadFirst')}</p>
        </div>
      </header>
      {view !== 'opening' && (
        <>
          <AccountState store={store} />
          <AccessNotice access={store.access} />
          <SetUp {...props} />
          {view !== 'set-up' && <Client {...props} />}
        </>
      )}
    </main>
  );
}

/** The client that the account was signed in with. */
function Client({ store, dataCenters, redirectUrl }: AccountSectionProps) {
  const isNeeded = store.view.value === 'sign-in-again';
  return (
    <details key={String(isNeeded)} class="card client" open={isNeeded}>
      <summary>
        <h2>{t('options_clientTitle')}</h2>
      </summary>
      <ClientForm store={store} redirectUrl={redirectUrl}>
        <DataCenterField store={store} dataCenters={dataCenters} />
      </ClientForm>
      <ClientHelp store={store} redirectUrl={redirectUrl} isOpen={false} />
    </details>
  );
}
