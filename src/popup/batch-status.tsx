import { starTypeName, t } from '../browser/i18n';
import type { BatchStatus as Batch } from '../stars/batch-status';
import { isBatchFresh } from '../stars/batch-status';
import type { StarsStore } from './store';

/**
 * How many changes made at once are getting on, from the disk: also in a view that was opened later. The live region is always there:
 * one made with its words is not read out.
 */
export function BatchStatus({ store }: { store: StarsStore }) {
  const now = store.now.value;
  const batches = store.status.value?.batches.filter((batch) => isBatchFresh(batch, now)) ?? [];
  return (
    <div class="batches">
      <output class="unseen">{batches[0] && sentence(batches[0], store)}</output>
      {batches.map((batch) => (
        <Line key={batch.id} batch={batch} store={store} />
      ))}
    </div>
  );
}

function Line({ batch, store }: { batch: Batch; store: StarsStore }) {
  const { id, waiting, count, undoes } = batch;
  const { changes, formats } = store;
  const isBusy = changes.isBusy.value;
  const progress = t('popup_batchProgress', formats.count(count - waiting), formats.count(count));
  return (
    <section class="batch" aria-label={t('popup_batch')}>
      <p class="batch-words">{sentence(batch, store)}</p>
      {waiting > 0 && (
        <>
          <progress aria-label={t('popup_batchProgressName')} value={count - waiting} max={count} />
          <span class="batch-progress" aria-hidden="true">
            {progress}
          </span>
        </>
      )}
      {undoes === null && (
        <span class="batch-deeds">
          {waiting > 0 && (
            <button
              type="button"
              class="quiet-button"
              aria-disabled={isBusy}
              title={t('popup_batchCancelHint')}
              onClick={() => void changes.together([], (service) => service.cancelBatch(id))}
            >
              {t('popup_batchCancel')}
            </button>
          )}
          {count > 0 && (
            <button
              type="button"
              class="quiet-button"
              aria-disabled={isBusy}
              title={t('popup_batchUndoHint')}
              onClick={() => void changes.together([], (service) => service.undoBatch(id))}
            >
              {t('popup_batchUndo')}
            </button>
          )}
        </span>
      )}
    </section>
  );
}

function sentence(batch: Batch, { formats: { count } }: StarsStore): string {
  const { already, gone, takenBack, failed, renewed, undoes } = batch;
  const more = [
    already > 0 && t('popup_batchAlready', count(already)),
    gone > 0 && t(undoes === null ? 'popup_batchGone' : 'popup_batchChangedSince', count(gone)),
    takenBack > 0 && t('popup_batchTakenBack', count(takenBack)),
    failed > 0 && t('popup_batchFailed', count(failed)),
    renewed > 0 && t('popup_batchRenewed', count(renewed)),
  ];
  return [whatWith(batch, count), ...more.filter((part) => part !== false)].join(' · ');
}

function whatWith(batch: Batch, format: (value: number) => string): string {
  const { want, undoes, waiting } = batch;
  const count = format(batch.count - batch.failed);
  const isOn = waiting > 0;
  if (undoes !== null) return isOn ? t('popup_batchUndoing') : t('popup_batchUndone', count);
  if (want === null) return isOn ? t('popup_batchRemoving') : t('popup_batchRemoved', count);
  const type = starTypeName(want);
  return isOn ? t('popup_batchRetyping', type) : t('popup_batchRetyped', type, count);
}
