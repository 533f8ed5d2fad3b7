import { starTypeName, t } from '../browser/i18n';
import type { StarRow } from '../stars/star-row';
import { lazily } from './lazily';
import { LineIcon } from './line-icon';
import { MarkedText } from './marked-text';
import { shownName } from './shown-text';
import { StarFile } from './star-file';
import { StarText } from './star-text';
import { StarTime } from './star-time';
import type { StarsStore } from './store';
import { typeClass } from './type-class';
import { TypeIcon } from './type-icon';

const KindName = lazily(() => import('./kind-name').then((part) => part.KindName));
const RowActions = lazily(() => import('./row-actions').then((part) => part.RowActions));
const RowCheck = lazily(() => import('./row-check').then((part) => part.RowCheck));
const RowMarks = lazily(() => import('./row-marks').then((part) => part.RowMarks));

/** One star: whose message, where, what, when, and what can be done with it. */
export function StarRowView({ row, store }: { row: StarRow; store: StarsStore }) {
  const isRemoved = row.removedAt !== null;
  const words = store.words.value;
  const { kind, file } = row.content;
  const [sender, chat] = [shownName(row.sender.name), shownName(row.chat.title)];
  return (
    <article class={`star ${typeClass(row.type)} ${isRemoved ? 'is-removed' : ''}`} data-message={row.messageId}>
      <TypeIcon type={row.type} />
      {!isRemoved && <RowCheck messageId={row.messageId} store={store} />}
      <div class="star-body">
        <p class="star-from">
          <bdi class="sender">{sender ? <MarkedText text={sender} words={words} /> : t('popup_unknownSender')}</bdi>
          <span class="dot" aria-hidden="true">
            ·
          </span>
          <bdi class="chat">{chat ? <MarkedText text={chat} words={words} /> : t('popup_unnamedChat')}</bdi>
          {row.isPinned && (
            <span class="pinned" title={t('popup_pinned')}>
              <LineIcon name="pin" />
              <span class="unseen">{t('popup_pinned')}</span>
            </span>
          )}
        </p>
        <StarText row={row} store={store} />
        <StarFile row={row} store={store} />
        {hasMarks(row) && <RowMarks row={row} store={store} />}
        <div class="star-foot">
          <p class="star-facts">
            <span class="type-name">{starTypeName(row.type)}</span>
            {!file && kind !== 'text' && <KindName row={row} />}
            <StarTime at={row.starredAt} sentence="popup_starredAt" store={store} />
            {row.sentAt !== null && <StarTime at={row.sentAt} sentence="popup_sentAt" store={store} />}
          </p>
          <div class="actions">
            <RowActions row={row} store={store} />
          </div>
        </div>
      </div>
    </article>
  );
}

/** Most rows are delivered, of a chat that one is in: nothing to say. */
function hasMarks({ chat, delivery, content }: StarRow): boolean {
  return !chat.joined || delivery === 'failed' || delivery === 'waiting' || content.earlierText !== undefined;
}
