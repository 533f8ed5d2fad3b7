import { type MessageKey, t } from '../browser/i18n';
import type { SavedViews, ViewNote } from './saved-views';

const sentences: Record<ViewNote['kind'], MessageKey> = {
  deleted: 'views_deleted',
  full: 'views_full',
  'no-name': 'views_noName',
  'not-kept': 'error_not_saved',
  'no-room': 'views_noRoom',
  'too-often': 'views_tooOften',
  failed: 'views_notSynced',
};

/** What became of the last change, with Undo after a deletion. The live region is always there: one made with its words is not read out. */
export function ViewNotes({ views }: { views: SavedViews }) {
  const note = views.note.value;
  return (
    <output class={`view-note ${note === null ? 'is-empty' : ''}`}>
      {note !== null && <span>{t(sentences[note.kind])}</span>}
      {note?.kind === 'deleted' && (
        <button type="button" class="quiet-button" onClick={() => void views.undo()}>
          {t('popup_undo')}
        </button>
      )}
      {note !== null && (
        <button type="button" class="quiet-button" onClick={views.hush}>
          {t('popup_hush')}
        </button>
      )}
    </output>
  );
}
