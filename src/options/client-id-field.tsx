import { errorSentence } from '../browser/error-sentence';
import { t } from '../browser/i18n';
import type { AccountStore } from './account-store';
import { ManagedNote } from './managed-note';

export function ClientIdField({ store }: { store: AccountStore }) {
  const problem = store.clientIdError.value;
  const isManaged = store.managed.value.has('clientId');
  return (
    <div class="field">
      <label for="client-id">{t('options_clientId')}</label>
      <input
        id="client-id"
        type="text"
        class="code"
        dir="ltr"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={250}
        placeholder="1000.…"
        value={store.settings.value.clientId}
        disabled={isManaged}
        aria-invalid={problem !== null}
        aria-describedby="client-id-help client-id-managed client-id-problem"
        onInput={(event) => store.typeClientId(event.currentTarget.value)}
        onChange={() => void store.keepClientId()}
      />
      {!isManaged && (
        <p id="client-id-help" class="hint">
          {t('options_clientIdHint')}
        </p>
      )}
      <ManagedNote store={store} setting="clientId" id="client-id-managed" />
      <p id="client-id-problem" class="alert" role="alert">
        {problem !== null && errorSentence(problem)}
      </p>
    </div>
  );
}
