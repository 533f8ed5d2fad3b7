import { askForExport } from '../browser/asked-export';
import { type MessageKey, t } from '../browser/i18n';
import { readPolicy } from '../browser/policy';
import { openListTab } from '../browser/side-panel';
import { yieldToInput } from '../browser/yield-to-input';
import { type ExportFormat, exportFormats } from '../stars/export-file';
import { mostStarsInFile } from '../stars/star-file';
import type { StarRow } from '../stars/star-row';
import { Dialog, openDialog, Progress } from './dialog';
import { download } from './download';
import { isPopup } from './elsewhere';
import { type ExportStore, exportStore, isListPartial } from './export-store';
import { markdownWords } from './markdown-words';
import type { StarsStore } from './store';

/** Saves these stars as a file, after asking in which form. From the popup a tab is opened for it: the popup may close at any moment. */
export function openExport(store: StarsStore, rows: readonly StarRow[], isPartial = isListPartial(store)): void {
  if (isPopup(location)) {
    askForExport({ messageIds: rows.map(({ messageId }) => messageId), isPartial })
      .then(() => openListTab('#export'))
      .catch(store.changes.fail);
    return;
  }
  const exporting = exportStore(store, rows, isPartial, {
    words: (now) => markdownWords(store.formats, now),
    readKeepsNoText: async () => (await readPolicy()).keepsNoText,
    download,
    now: Date.now,
    monotonic: () => performance.now(),
    pause: yieldToInput,
  });
  openDialog((onClose) => <ExportDialog exporting={exporting} store={store} onClose={onClose} />);
}

const names: Record<ExportFormat, MessageKey> = { csv: 'file_csv', markdown: 'file_markdown', json: 'file_json' };
const hints: Record<ExportFormat, MessageKey> = {
  csv: 'file_csvHint',
  markdown: 'file_markdownHint',
  json: 'file_jsonHint',
};

interface ExportDialogProps {
  exporting: ExportStore;
  store: StarsStore;
  onClose: () => void;
}

export function ExportDialog({ exporting, store, onClose }: ExportDialogProps) {
  const state = exporting.state.value;
  const leave = () => {
    exporting.cancel();
    onClose();
  };
  return (
    <Dialog title={t('file_exportTitle')} onClose={leave}>
      <p>{exporting.count > 0 ? t('popup_starCount', store.formats.count(exporting.count)) : t('file_nothing')}</p>
      {state.kind === 'choosing' && exporting.count > 0 && <Choosing exporting={exporting} store={store} />}
      {state.kind === 'writing' && <Writing done={state.done} exporting={exporting} store={store} />}
      <output class="dialog-said">
        {state.kind === 'saved' && t('file_saved', state.name, store.formats.count(state.count))}
      </output>
      <div class="dialog-deeds">
        <button type="button" class="quiet-button" onClick={state.kind === 'writing' ? exporting.cancel : leave}>
          {t(state.kind === 'writing' ? 'file_cancel' : 'file_close')}
        </button>
        {state.kind === 'choosing' && exporting.count > 0 && (
          <button type="button" class="main-button" onClick={() => void exporting.save().catch(store.changes.fail)}>
            {t('file_save')}
          </button>
        )}
      </div>
    </Dialog>
  );
}

interface PartProps {
  exporting: ExportStore;
  store: StarsStore;
}

function Choosing({ exporting, store }: PartProps) {
  const { count } = store.formats;
  return (
    <>
      <fieldset class="dialog-choices">
        <legend>{t('file_format')}</legend>
        {exportFormats.map((format) => (
          <label key={format}>
            <input
              type="radio"
              name="format"
              checked={format === exporting.format.value}
              aria-describedby={`hint-${format}`}
              onChange={() => exporting.choose(format)}
            />
            <span>{t(names[format])}</span>
            <span class="dialog-hint" id={`hint-${format}`}>
              {t(hints[format])}
            </span>
          </label>
        ))}
      </fieldset>
      {exporting.isPartial && <p class="dialog-note">{t('file_partial')}</p>}
      {exporting.isTooLong.value && <p class="dialog-note">{t('file_tooLong', count(mostStarsInFile))}</p>}
      {exporting.keepsNoText.value && <p class="dialog-note">{t('file_keepsNoText')}</p>}
      {!exporting.keepsNoText.value && exporting.withoutText > 0 && (
        <p class="dialog-note">{t('file_withoutText', count(exporting.withoutText))}</p>
      )}
      {!exporting.keepsNoText.value && <p class="dialog-hint">{t('file_notProtected')}</p>}
    </>
  );
}

function Writing({ done, exporting, store }: PartProps & { done: number }) {
  const { count } = store.formats;
  return <Progress words={t('popup_countOf', count(done), count(exporting.count))} done={done} of={exporting.count} />;
}
