import { useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { AccountStore } from './account-store';

export interface CopyButtonProps {
  id: string;
  /** What is copied, for those who only hear the button. */
  label: string;
  value: string;
  store: Pick<AccountStore, 'copy'>;
}

export function CopyButton({ id, label, value, store }: CopyButtonProps) {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null);
  return (
    <>
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
    </>
  );
}
