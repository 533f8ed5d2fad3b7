import { connectStars } from '../browser/connect-stars';
import { errorSentence } from '../browser/error-sentence';
import { t } from '../browser/i18n';
import { yieldToInput } from '../browser/yield-to-input';
import { starsPerMinute } from '../stars/star-file';
import { Dialog, openDialog, Progress } from './dialog';
import { RefusedFile } from './refused-file';
import { RestorePreview } from './restore-preview';
import { type RestoreStore, restoreStore } from './restore-store';
import type { StarsStore } from './store';

/** Stars again what a file holds, after saying what that would change. Not in the popup: it closes when a window for files opens. */
export function openRestore(store: StarsStore): void {
  const restoring = restoreStore({
    status: store.status,
    service: connectStars(),
    fail: store.changes.fail,
    monotonic: () => performance.now(),
    pause: yieldToInput,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  openDialog((onClose) => <RestoreDialog restoring={restoring} store={store} onClose={onClose} />);
}

interface RestoreDialogProps {
  restoring: RestoreStore;
  store: StarsStore;
  onClose: () => void;
}

export function RestoreDialog({ restoring, store, onClose }: RestoreDialogProps) {
  const state = restoring.state.value;
  const isKeeping = state.kind === 'keeping';
  const leave = () => {
    restoring.cancel();
    restoring.end();
    onClose();
  };
  return (
    <Dialog title={t('file_restoreTitle')} onClose={leave}>
      {!isKeeping && <FileField restoring={restoring} />}
      <div role="alert">
        {state.kind === 'refused' && <RefusedFile why={state.why} file={state.file} store={store} />}
      </div>
      {state.kind === 'reading' && <p>{t('file_reading')}</p>}
      {state.kind === 'preview' && (
        <RestorePreview file={state.file} plan={state.plan} restoring={restoring} store={store} />
      )}
      {isKeeping && <Keeping done={state.done} of={state.of} store={store} />}
      <output class="dialog-said">{state.kind === 'kept' && <Kept state={state} store={store} />}</output>
      {!isKeeping && <StillRestoring restoring={restoring} store={store} />}
      <div class="dialog-deeds">
        <button type="button" class="quiet-button" onClick={isKeeping ? restoring.cancel : leave}>
          {t(isKeeping ? 'file_cancel' : 'file_close')}
        </button>
        {state.kind === 'preview' && (
          <button
            type="button"
            class="main-button"
            disabled={!restoring.isReady.value || restoring.wanted.value === 0}
            onClick={() => void restoring.start()}
          >
            {t('file_restoreNow', store.formats.count(restoring.wanted.value))}
          </button>
        )}
      </div>
    </Dialog>
  );
}

function FileField({ restoring }: { restoring: RestoreStore }) {
  return (
    <>
      <p>{t('file_restoreHint')}</p>
      <label class="dialog-file">
        <span>{t('file_choose')}</span>
        <input
          type="file"
          accept=".json,application/json"
          onClick={({ currentTarget }) => {
            // The same file may be chosen again, mended.
            currentTarget.value = '';
          }}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void restoring.choose(file);
          }}
        />
      </label>
    </>
  );
}

function Keeping({ done, of, store }: { done: number; of: number; store: StarsStore }) {
  const { count } = store.formats;
  return (
    <>
      <Progress words={t('popup_countOf', count(done), count(of))} done={done} of={of} />
      <p class="dialog-hint">{t('file_keeping')}</p>
    </>
  );
}

function Kept({
  state,
  store,
}: {
  state: { count: number; of: number; failure: Parameters<typeof errorSentence>[0] | null };
  store: StarsStore;
}) {
  const { count } = store.formats;
  return (
    <>
      {t('file_kept', count(state.count), count(state.of))}
      {state.failure !== null && ` ${errorSentence(state.failure)}`}
      {state.count < state.of && ` ${t('file_keptPartly')}`}
    </>
  );
}

/** What is on its way to Cliq, also from the last time that this was open. */
function StillRestoring({ restoring, store }: { restoring: RestoreStore; store: StarsStore }) {
  const { count } = store.formats;
  const left = restoring.restoring.value;
  const takenBack = restoring.takenBack.value;
  return (
    <>
      {left > 0 && (
        <div class="dialog-note">
          <p>{t('file_onTheWay', count(left), count(Math.ceil(left / starsPerMinute)))}</p>
          <button type="button" class="link-button" onClick={() => void restoring.stop()}>
            {t('file_stop')}
          </button>
        </div>
      )}
      <output class="dialog-said">{takenBack !== null && t('file_takenBack', count(takenBack))}</output>
    </>
  );
}
