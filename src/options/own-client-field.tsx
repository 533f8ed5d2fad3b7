import { errorSentence } from '../browser/error-sentence';
import { type MessageKey, t } from '../browser/i18n';
import { type ClientKind, clientKinds } from '../stars/star-service';
import type { AccountStore } from './account-store';
import { ManagedNote } from './managed-note';

const names = {
  'client-based': 'options_clientKind_clientBased',
  'server-based': 'options_clientKind_serverBased',
} as const satisfies Record<ClientKind, MessageKey>;

/** As what the client was registered, and its secret if it has one. */
export function OwnClientField({ store }: { store: AccountStore }) {
  const { clientKind } = store.settings.value;
  return (
    <>
      <div class="field">
        <label for="client-kind">{t('options_clientKind')}</label>
        <select
          id="client-kind"
          value={clientKind}
          disabled={store.managed.value.has('clientKind')}
          aria-describedby="client-kind-help client-kind-managed"
          onChange={(event) => {
            const chosen = clientKinds.find((kind) => kind === event.currentTarget.value);
            if (chosen) void store.choose({ clientKind: chosen });
          }}
        >
          {clientKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(names[kind])}
            </option>
          ))}
        </select>
        <p id="client-kind-help" class="hint">
          {t('options_clientKindHint')}
        </p>
        <ManagedNote store={store} setting="clientKind" id="client-kind-managed" />
      </div>
      {clientKind === 'server-based' && <SecretField store={store} />}
    </>
  );
}

function SecretField({ store }: { store: AccountStore }) {
  const { secret, isSecretKept, isSecretMissing, typeSecret } = store.ownClient;
  return (
    <div class="field">
      <label for="client-secret">{t('options_clientSecret')}</label>
      <input
        id="client-secret"
        type="password"
        class="code"
        dir="ltr"
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        placeholder={isSecretKept.value ? t('options_clientSecretKept') : ''}
        value={secret.value}
        aria-invalid={isSecretMissing.value}
        aria-describedby="client-secret-help client-secret-problem"
        onInput={(event) => typeSecret(event.currentTarget.value)}
      />
      <p id="client-secret-help" class="hint">
        {isSecretKept.value && `${t('options_clientSecretKeptHint')} `}
        {t('options_clientSecretHint')}
      </p>
      <p id="client-secret-problem" class="alert" role="alert">
        {isSecretMissing.value && errorSentence('client-secret-missing')}
      </p>
    </div>
  );
}
