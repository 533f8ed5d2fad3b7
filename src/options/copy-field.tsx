import { useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { AccountStore } from './account-store';

interface CopyFieldProps {
  id: string;
  label: string;
  value: string;
  store: Pick<AccountStore, 'copy'>;
}

/** Something to be registered at Zoho exactly as it is: to read and to copy, not to change. */
export function CopyField({ id, label, value, store }: CopyFieldProps) {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy">
        <input
          id={id}
          type="text"
          class="code"
          dir="ltr"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button
          type="button"
          aria-describedby={`${id}-copy`}
          onClick={() =>
            void store.copy(value).then(
              () => setSaid('copied'),
              () => setSaid('failed'),
            )
          }
        >
          {t('options_copy')}
        </button>
        <span hidden id={`${id}-copy`}>
          {label}
        </span>
        <output class="copied">
          {said === 'copied' && t('options_copied')}
          {said === 'failed' && t('options_copyFailed')}
        </output>
      </div>
    </div>
  );
}
