import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { AccountStore } from './account-store';
import { ClientHelp } from './client-help';

interface RegisterStepProps {
  store: AccountStore;
  redirectUrl: string;
  children: ComponentChildren;
}

/**
 * Why and how, unless that had been done before the page was opened. What the user types meanwhile folds nothing away: the button
 * aimed at would move.
 */
export function RegisterStep({ store, redirectUrl, children }: RegisterStepProps) {
  const [isNew] = useState(store.steps.value?.register !== 'done');
  return (
    <>
      {isNew && <p class="muted">{t('options_helpWhy')}</p>}
      {children}
      <ClientHelp store={store} redirectUrl={redirectUrl} isOpen={isNew} />
    </>
  );
}
