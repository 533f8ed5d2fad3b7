import { errorSentence } from '../browser/error-sentence';
import { starTypeName, t } from '../browser/i18n';
import { isObstacle } from '../browser/obstacle-sentence';
import { SideIcon } from './side-icon';
import type { Announcement } from './star-changes';
import type { StarsStore } from './store';

/** Says what has just been done, with Undo beside it. The live regions are always there: one made with its words is not read out. */
export function UndoStatus({ store }: { store: StarsStore }) {
  const said = store.changes.announcement.value;
  const isFailure = said?.kind === 'failed' || said?.kind === 'too-many';
  const undoable = said?.kind === 'removed' || said?.kind === 'retyped' ? said.messageId : null;
  return (
    <div class={`said ${isFailure ? 'is-failed' : ''} ${said === null ? 'is-empty' : ''}`}>
      <div role="alert" class="said-words">
        {/* What is in the way stands in the status line below. */}
        {said?.kind === 'failed' && (isObstacle(said.code) ? t('popup_notRefreshed') : errorSentence(said.code))}
        {said?.kind === 'too-many' && t('popup_tooMany', store.formats.count(said.most))}
      </div>
      <output class="said-words">
        {said !== null && !isFailure && words(said)}
        {undoable !== null && (
          <button
            type="button"
            class="quiet-button"
            onClick={() => {
              void store.changes.undo(undoable);
            }}
          >
            {t('popup_undo')}
          </button>
        )}
      </output>
      {said !== null && (
        <button
          type="button"
          class="icon-button"
          aria-label={t('popup_hush')}
          title={t('popup_hush')}
          onClick={store.changes.hush}
        >
          <SideIcon name="close" />
        </button>
      )}
    </div>
  );
}

function words(said: Exclude<Announcement, { kind: 'failed' | 'too-many' }>): string {
  switch (said.kind) {
    case 'removed':
      return t('popup_starRemoved');
    case 'retyped':
      return t('popup_typeChanged', starTypeName(said.type));
    case 'starred':
      return t('content_saved', starTypeName(said.type));
    case 'copied':
      return t('popup_copied');
    case 'restored':
      return t(said.starTimeIsNew ? 'popup_undoneWithNewTime' : 'popup_undone');
  }
}
