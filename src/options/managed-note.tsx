import { t } from '../browser/i18n';
import type { SignInSettings } from '../stars/star-service';
import type { AccountStore } from './account-store';

interface ManagedNoteProps {
  store: Pick<AccountStore, 'managed'>;
  setting: keyof SignInSettings;
  /** For the control's `aria-describedby`. */
  id: string;
}

/** Says beside a disabled control why it is so: the organization has set its value. */
export function ManagedNote({ store, setting, id }: ManagedNoteProps) {
  if (!store.managed.value.has(setting)) return null;
  return (
    <p id={id} class="hint managed">
      {t('options_managed')}
    </p>
  );
}
