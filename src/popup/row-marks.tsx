import type { ComponentChildren } from 'preact';
import { t } from '../browser/i18n';
import type { StarRow } from '../stars/star-row';
import { isDeleted } from './is-deleted';
import { LineIcon, type LineIconName } from './line-icon';
import { reasonSentence } from './reason-sentence';
import { shownText } from './shown-text';
import type { StarsStore } from './store';

/** What is special about a star: where it cannot be followed any more, and how far a change of it has come. */
export function RowMarks({ row, store }: { row: StarRow; store: StarsStore }) {
  const failed = store.status.value?.failed.find(({ messageId }) => messageId === row.messageId);
  return (
    <>
      {!row.chat.joined && <Mark symbol="warning">{t('popup_chatLeft')}</Mark>}
      {row.content.earlierText !== undefined && (
        <details class="mark" open={isDeleted(row.content)}>
          <summary>{t(isDeleted(row.content) ? 'popup_deleted' : 'popup_edited')}</summary>
          <p class="earlier-text">
            <bdi>{shownText(row.content.earlierText, false, [])}</bdi>
          </p>
        </details>
      )}
      {row.delivery === 'failed' && (
        <Mark symbol="warning" isFailed>
          {t('popup_rowFailed')}
          {failed && `. ${reasonSentence(failed.reason)}`}
        </Mark>
      )}
      {/* A removal waits on purpose, for Undo: nothing to worry anybody with. */}
      {row.delivery === 'waiting' && row.removedAt === null && <Mark symbol="waiting">{t('popup_rowWaiting')}</Mark>}
    </>
  );
}

interface MarkProps {
  symbol: LineIconName;
  isFailed?: boolean;
  children: ComponentChildren;
}

function Mark({ symbol, isFailed = false, children }: MarkProps) {
  return (
    <p class={`mark ${isFailed ? 'is-failed' : ''}`}>
      <LineIcon name={symbol} />
      <span>{children}</span>
    </p>
  );
}
