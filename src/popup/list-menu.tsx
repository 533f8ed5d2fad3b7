import type { RefObject } from 'preact';
import { t } from '../browser/i18n';
import { openListTab } from '../browser/side-panel';
import { isPopup } from './elsewhere';
import { Menu } from './menu';
import { MenuButton } from './menu-button';
import { SideIcon } from './side-icon';
import type { StarsStore } from './store';

/** What can be done with the whole list, as it is filtered. */
export function ListMenu({ store }: { store: StarsStore }) {
  return (
    <MenuButton
      label={t('file_menu')}
      symbol="more"
      isDisabled={false}
      menu={(anchor, onClose) => <FileMenu store={store} anchor={anchor} onClose={onClose} />}
    />
  );
}

interface FileMenuProps {
  store: StarsStore;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

function FileMenu({ store, anchor, onClose }: FileMenuProps) {
  const rows = store.list.found;
  const doExport = async () => (await import('./export-dialog')).openExport(store, rows.peek().rows);
  const restore = async () => {
    if (isPopup(location)) await openListTab('#restore');
    else (await import('./restore-dialog')).openRestore(store);
  };
  return (
    <Menu label={t('file_menu')} anchor={anchor} onClose={onClose}>
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        class="menu-item"
        onClick={() => void doExport().catch(store.changes.fail)}
      >
        <SideIcon name="save" />
        <span>{t('file_export')}</span>
      </button>
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        class="menu-item"
        onClick={() => void restore().catch(store.changes.fail)}
      >
        <SideIcon name="restore" />
        <span>{t('file_restore')}</span>
      </button>
    </Menu>
  );
}
