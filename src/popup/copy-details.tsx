import { useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { StarsStore } from './store';

export function CopyDetails({ details, store }: { details: string; store: StarsStore }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      class="link-button"
      onClick={() => void store.copy(details).then(() => setCopied(true), store.changes.fail)}
    >
      {t(isCopied ? 'popup_copied' : 'popup_copyDetails')}
    </button>
  );
}
