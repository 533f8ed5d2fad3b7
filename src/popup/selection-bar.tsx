import { t } from '../browser/i18n';
import type { StarRow } from '../stars/star-row';
import { changeMany, keepFocus } from './change-many';
import { copiedText } from './copied-text';
import { MenuButton } from './menu-button';
import { selectionOf } from './selection';
import { SideIcon, type SideIconName } from './side-icon';
import type { StarsStore } from './store';
import { TypeMenu } from './type-menu';

interface Action {
  label: string;
  symbol: SideIconName;
  act: (store: StarsStore, rows: readonly StarRow[]) => void;
}

/** What can be done with what is chosen, beside a change of type, which has a menu. */
const actions = (): Action[] => [
  {
    label: t('popup_removeSelected'),
    symbol: 'remove',
    act: (store, rows) => void changeMany(store, rows, null),
  },
  {
    label: t('popup_copySelected'),
    symbol: 'copy',
    act: (store, rows) => void store.copyAloud(copiedText(rows, store.linkTo)),
  },
  {
    label: t('popup_exportSelected'),
    symbol: 'save',
    act: (store, rows) =>
      void import('./export-dialog').then((dialog) => dialog.openExport(store, rows)).catch(store.changes.fail),
  },
];

/** Stands above the list while something is chosen. */
export function SelectionBar({ store }: { store: StarsStore }) {
  const { rows, matching, clear } = selectionOf(store);
  const { count } = store.formats;
  const isBusy = store.changes.isBusy.value;
  const chosen = rows.value;
  const types = new Set(chosen.map(({ type }) => type));
  return (
    <fieldset class="selection" aria-label={t('popup_selection')}>
      <output class="shown-count">
        {t('popup_selectedCount', count(chosen.length), count(Math.max(matching.value.length, chosen.length)))}
      </output>
      <MenuButton
        label={t('popup_retypeSelected')}
        symbol="retype"
        isDisabled={isBusy}
        menu={(anchor, onClose) => (
          <TypeMenu
            // What is common to all is checked; it can be chosen only where something would change.
            current={types.size === 1 ? (chosen[0]?.type ?? '') : ''}
            anchor={anchor}
            onClose={onClose}
            onPick={(type) => void changeMany(store, chosen, type)}
          />
        )}
      />
      {actions().map(({ label, symbol, act }) => (
        <button
          key={symbol}
          type="button"
          class="icon-button"
          aria-label={label}
          title={label}
          aria-disabled={isBusy}
          onClick={() => !isBusy && act(store, chosen)}
        >
          <SideIcon name={symbol} />
        </button>
      ))}
      <button
        type="button"
        class="icon-button"
        aria-label={t('popup_clearSelection')}
        title={t('popup_clearSelection')}
        onClick={() => {
          clear();
          keepFocus();
        }}
      >
        <SideIcon name="close" />
      </button>
    </fieldset>
  );
}
