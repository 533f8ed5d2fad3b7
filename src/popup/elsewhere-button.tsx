import { t } from '../browser/i18n';
import { elsewhereFrom } from './elsewhere';
import { SideIcon } from './side-icon';
import type { StarsStore } from './store';

/** Shows the list where there is more room. */
export function ElsewhereButton({ store }: { store: StarsStore }) {
  const elsewhere = elsewhereFrom(location);
  if (elsewhere === null) return null;
  const label = t(elsewhere.place === 'panel' ? 'popup_openPanel' : 'popup_openTab');
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      onClick={() => void elsewhere.open().catch(store.changes.fail)}
    >
      <SideIcon name={elsewhere.place} />
    </button>
  );
}
