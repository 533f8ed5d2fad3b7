import { t } from '../browser/i18n';
import type { DataCenterChoice } from './account';
import type { AccountStore } from './account-store';
import { ClientForm } from './client-form';
import { DataCenterField } from './data-center-field';
import { RegisterStep } from './register-step';
import { StarStep } from './star-step';
import { Step } from './step';

interface SetUpProps {
  store: AccountStore;
  dataCenters: readonly DataCenterChoice[];
  redirectUrl: string;
}

/** The way from nothing to the first star. What is done already needs no more than its title. */
export function SetUp({ store, dataCenters, redirectUrl }: SetUpProps) {
  const steps = store.steps.value;
  if (steps === null) return null;
  const isSignedIn = store.account.value !== null;
  const first = steps.register === null ? 0 : 1;
  const dataCenter = <DataCenterField store={store} dataCenters={dataCenters} />;
  return (
    <ol class="steps" aria-label={t('options_steps')}>
      {steps.register !== null && (
        <Step number={1} title={t('options_registerTitle')} state={steps.register}>
          {!isSignedIn && (
            <RegisterStep store={store} redirectUrl={redirectUrl}>
              {dataCenter}
            </RegisterStep>
          )}
        </Step>
      )}
      <Step number={first + 1} title={t('options_signInTitle')} state={steps.signIn}>
        {!isSignedIn && (
          <>
            <p class="muted">{t('options_signInText')}</p>
            <ClientForm store={store} redirectUrl={redirectUrl}>
              {steps.register === null && dataCenter}
            </ClientForm>
          </>
        )}
      </Step>
      <Step number={first + 2} title={t('options_starTitle')} state={steps.star}>
        <StarStep store={store} />
      </Step>
    </ol>
  );
}
