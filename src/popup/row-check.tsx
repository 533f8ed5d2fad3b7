import { t } from '../browser/i18n';
import { selectionOf } from './selection';
import type { StarsStore } from './store';

/** Chooses the row, with Shift everything from the one that was chosen last. */
export function RowCheck({ messageId, store }: { messageId: string; store: StarsStore }) {
  const { ids, toggle, extendTo } = selectionOf(store);
  return (
    <input
      type="checkbox"
      class="check row-check"
      aria-label={t('popup_select')}
      title={t('popup_select')}
      checked={ids.value.has(messageId)}
      // With Shift the browser would mark the text between.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => {
        if (event.shiftKey) extendTo(messageId);
        else toggle(messageId);
        // Chosen is what the store says.
        event.currentTarget.checked = ids.peek().has(messageId);
      }}
    />
  );
}
