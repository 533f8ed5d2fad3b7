import type { RefObject } from 'preact';
import { t } from '../browser/i18n';
import type { StarRow } from '../stars/star-row';
import { textOf } from './copied-text';
import { Menu } from './menu';
import { SideIcon } from './side-icon';
import type { StarsStore } from './store';

interface CopyMenuProps {
  row: StarRow;
  store: StarsStore;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

export function CopyMenu({ row, store, anchor, onClose }: CopyMenuProps) {
  const text = textOf(row);
  const link = store.linkTo(row);
  return (
    <Menu label={t('popup_moreActions')} anchor={anchor} onClose={onClose}>
      {text && (
        <button type="button" role="menuitem" tabIndex={-1} class="menu-item" onClick={() => store.copyAloud(text)}>
          <SideIcon name="copy" />
          <span>{t('popup_copyText')}</span>
        </button>
      )}
      {link !== null && (
        <button type="button" role="menuitem" tabIndex={-1} class="menu-item" onClick={() => store.copyAloud(link)}>
          <SideIcon name="link" />
          <span>{t('popup_copyLink')}</span>
        </button>
      )}
    </Menu>
  );
}
