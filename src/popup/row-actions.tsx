import { t } from '../browser/i18n';
import type { StarRow } from '../stars/star-row';
import { takeRowFocus } from './focus-row';
import { lazily } from './lazily';
import { LineIcon } from './line-icon';
import { MenuButton } from './menu-button';
import { openInCliq } from './open-in-cliq';
import type { StarsStore } from './store';

const CopyMenu = lazily(() => import('./copy-menu').then((part) => part.CopyMenu));
const TypeMenu = lazily(() => import('./type-menu').then((part) => part.TypeMenu));

/** The buttons at the end of a row. */
export function RowActions({ row, store }: { row: StarRow; store: StarsStore }) {
  const isPending = store.changes.pending.value.has(row.messageId);
  const link = store.linkTo(row);
  const isRemoved = row.removedAt !== null;
  // All of them or none: whoever goes from row to row with one of them in hand finds the same one in each.
  if (link === null) return null;
  return (
    <>
      <a
        class="icon-button"
        ref={takeRowFocus}
        href={link}
        onClick={openInCliq(row, store)}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={t('popup_openInCliq')}
        title={t('popup_openInCliq')}
      >
        <LineIcon name="open" />
      </a>
      {!isRemoved && (
        <>
          <MenuButton
            label={t('popup_moreActions')}
            symbol="more"
            isDisabled={false}
            menu={(anchor, onClose) => <CopyMenu row={row} store={store} anchor={anchor} onClose={onClose} />}
          />
          <MenuButton
            label={t('popup_changeType')}
            symbol="retype"
            isDisabled={isPending}
            menu={(anchor, onClose) => (
              <TypeMenu
                current={row.type}
                anchor={anchor}
                onClose={onClose}
                onPick={(type) => void store.changes.retype(row, type)}
              />
            )}
          />
        </>
      )}
      {/* One button for both, so that the focus stays where it was; a double click must not take back what its first click did. */}
      <button
        type="button"
        class={`icon-button ${isRemoved && isSaid(row, store) ? 'is-said' : ''}`}
        aria-disabled={isPending}
        title={t(isRemoved ? 'popup_undo' : 'popup_removeStar')}
        onClick={(event) => {
          if (isPending || event.detail > 1) return;
          void (isRemoved ? store.changes.undo(row.messageId) : store.changes.remove(row));
        }}
      >
        <LineIcon name={isRemoved ? 'undo' : 'remove'} />
        <span class="unseen">{t(isRemoved ? 'popup_undo' : 'popup_removeStar')}</span>
      </button>
    </>
  );
}

/** The removal has just been said below, with Undo beside it: one to see is enough. */
function isSaid({ messageId }: StarRow, { changes }: StarsStore): boolean {
  const said = changes.announcement.value;
  return said?.kind === 'removed' && said.messageId === messageId;
}
