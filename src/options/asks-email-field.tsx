import { t } from '../browser/i18n';
import type { AccountStore } from './account-store';
import { ManagedNote } from './managed-note';

/** Whether Zoho is asked for the e-mail address, too: then it is known whose the stars are. */
export function AsksEmailField({ store }: { store: AccountStore }) {
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={store.settings.value.asksEmail}
          disabled={store.managed.value.has('asksEmail')}
          aria-describedby="asks-email-help asks-email-managed"
          onChange={(event) => void store.choose({ asksEmail: event.currentTarget.checked })}
        />
        {t('options_asksEmail')}
      </label>
      <p id="asks-email-help" class="hint">
        {t('options_asksEmailHint')}
      </p>
      <ManagedNote store={store} setting="asksEmail" id="asks-email-managed" />
    </div>
  );
}
