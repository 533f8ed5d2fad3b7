import { useRef, useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { StarRow } from '../stars/star-row';
import { LineIcon } from './line-icon';
import type { StarsStore } from './store';
import { TypeMenu } from './type-menu';

export function RowActions({ row, store }: { row: StarRow; store: StarsStore }) {
  const isPending = store.changes.pending.value.has(row.messageId);
  const link = store.linkTo(row);
  const isRemoved = row.removedAt !== null;
  return (
    <div class="actions">
      {link !== null && (
        <a
          class="icon-button"
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t('popup_openInCliq')}
          title={t('popup_openInCliq')}
        >
          <LineIcon name="open" />
        </a>
      )}
      {!isRemoved && <RetypeButton row={row} store={store} isPending={isPending} />}
      {/* One button for both, so that the focus stays where it was; a double click must not take back what its first click did. */}
      <button
        type="button"
        class={isRemoved ? 'quiet-button' : 'icon-button'}
        aria-disabled={isPending}
        aria-label={isRemoved ? undefined : t('popup_removeStar')}
        title={isRemoved ? undefined : t('popup_removeStar')}
        onClick={(event) => {
          if (isPending || event.detail > 1) return;
          void (isRemoved ? store.changes.undo(row.messageId) : store.changes.remove(row));
        }}
      >
        {isRemoved ? t('popup_undo') : <LineIcon name="remove" />}
      </button>
    </div>
  );
}

function RetypeButton({ row, store, isPending }: { row: StarRow; store: StarsStore; isPending: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={t('popup_changeType')}
        title={t('popup_changeType')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-disabled={isPending}
        onClick={() => setOpen(!isOpen && !isPending)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || isPending) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <LineIcon name="retype" />
      </button>
      {isOpen && (
        <TypeMenu
          current={row.type}
          anchor={button}
          onClose={() => setOpen(false)}
          onPick={(type) => void store.changes.retype(row, type)}
        />
      )}
    </>
  );
}
