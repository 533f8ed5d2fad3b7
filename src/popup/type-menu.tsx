import type { RefObject } from 'preact';
import { starTypeName, t } from '../browser/i18n';
import { type StarType, starTypes } from '../stars/star-type';
import { Menu } from './menu';
import { SideIcon } from './side-icon';
import { typeClass } from './type-class';
import { TypeIcon } from './type-icon';

interface TypeMenuProps {
  current: string;
  anchor: RefObject<HTMLElement | null>;
  onPick: (type: StarType) => void;
  onClose: () => void;
}

export function TypeMenu({ current, anchor, onPick, onClose }: TypeMenuProps) {
  return (
    <Menu label={t('popup_starType')} anchor={anchor} onClose={onClose}>
      {starTypes.map((type) => (
        <button
          key={type}
          type="button"
          role="menuitemradio"
          aria-checked={type === current}
          tabIndex={-1}
          class={`menu-item ${typeClass(type)}`}
          onClick={() => {
            if (type !== current) onPick(type);
          }}
        >
          <TypeIcon type={type} />
          <span>{starTypeName(type)}</span>
          {type === current && <SideIcon name="done" />}
        </button>
      ))}
    </Menu>
  );
}
