import { useEffect, useState } from 'preact/hooks';
import { mayBeClient } from '../browser/error-sentence';
import { t } from '../browser/i18n';
import type { AccountStore } from './account-store';
import { CopyButton } from './copy-button';

interface ClientChecksProps {
  store: AccountStore;
  redirectUrl: string;
}

/**
 * What the error pages of Zoho mean, in the order in which to check: they never redirect, so that nobody but the user sees them. Opens by
 * itself when a sign-in has ended in a way that one of them may be the cause of.
 */
export function ClientChecks({ store, redirectUrl }: ClientChecksProps) {
  const [isOpen, setOpen] = useState(false);
  const error = store.error.value;
  const isTrouble = error !== null && mayBeClient(error.code);
  useEffect(() => {
    if (isTrouble) setOpen(true);
  }, [isTrouble]);
  return (
    <details class="help" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('options_checksTitle')}</summary>
      <ol>
        <li>{t('options_checkClient')}</li>
        <li>
          {t('options_checkRedirect')}
          <div class="copy">
            <code dir="ltr">{redirectUrl}</code>
            <CopyButton id="checked-url" label={t('options_redirectUrl')} value={redirectUrl} store={store} />
          </div>
        </li>
        <li>{t('options_checkDataCenter')}</li>
        <li>{t('options_checkBlocked')}</li>
        <li>{t('options_checkTooMany')}</li>
      </ol>
    </details>
  );
}
