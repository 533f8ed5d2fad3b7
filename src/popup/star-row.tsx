import { starTypeName, t } from '../browser/i18n';
import type { StarRow } from '../stars/star-row';
import { LineIcon } from './line-icon';
import { RowActions } from './row-actions';
import { shownName } from './shown-text';
import { StarFile } from './star-file';
import { StarText } from './star-text';
import { StarTime } from './star-time';
import type { StarsStore } from './store';
import { typeClass } from './type-class';
import { TypeIcon } from './type-icon';

/** One star: whose message, where, what, when, and what can be done with it. */
export function StarRowView({ row, store }: { row: StarRow; store: StarsStore }) {
  const isRemoved = row.removedAt !== null;
  return (
    <article class={`star ${typeClass(row.type)} ${isRemoved ? 'is-removed' : ''}`} data-message={row.messageId}>
      <TypeIcon type={row.type} />
      <div class="star-body">
        <p class="star-from">
          <bdi class="sender">{shownName(row.sender.name) || t('popup_unknownSender')}</bdi>
          <span class="dot" aria-hidden="true">
            ·
          </span>
          <bdi class="chat">{shownName(row.chat.title) || t('popup_unnamedChat')}</bdi>
          {row.isPinned && (
            <span class="pinned" title={t('popup_pinned')}>
              <LineIcon name="pin" />
              <span class="unseen">{t('popup_pinned')}</span>
            </span>
          )}
        </p>
        <StarText row={row} store={store} />
        {row.content.file && <StarFile file={row.content.file} href={store.fileLink(row)} formats={store.formats} />}
        {!row.chat.joined && <p class="mark">{t('popup_chatLeft')}</p>}
        <DeliveryMark row={row} />
        <div class="star-foot">
          <p class="star-facts">
            <span class="type-name">{starTypeName(row.type)}</span>
            <StarTime at={row.starredAt} sentence="popup_starredAt" store={store} />
            {row.sentAt !== null && <StarTime at={row.sentAt} sentence="popup_sentAt" store={store} />}
          </p>
          <RowActions row={row} store={store} />
        </div>
      </div>
    </article>
  );
}

function DeliveryMark({ row }: { row: StarRow }) {
  if (row.delivery === 'failed') {
    return (
      <p class="mark is-failed">
        <LineIcon name="warning" />
        {t('popup_rowFailed')}
      </p>
    );
  }
  // A removal waits on purpose, for Undo: nothing to worry anybody with.
  if (row.delivery !== 'waiting' || row.removedAt !== null) return null;
  return (
    <p class="mark">
      <LineIcon name="waiting" />
      {t('popup_rowWaiting')}
    </p>
  );
}
