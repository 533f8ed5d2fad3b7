import { errorSentence } from '../browser/error-sentence';
import { t } from '../browser/i18n';
import type { AccountStore } from './account-store';

export function ClientIdField({ store }: { store: AccountStore }) {
  const problem = store.clientIdError.value;
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
        aria-invalid={problem !== null}
        aria-describedby="client-id-help client-id-problem"
        onInput={(event) => store.typeClientId(event.currentTarget.value)}
        onChange={() => void store.keepClientId()}
      />
      <p id="client-id-help" class="hint">
        {t('options_clientIdHint')}
      </p>
      <p id="client-id-problem" class="alert" role="alert">
        {problem !== null && errorSentence(problem)}
      </p>
    </div>
  );
}
