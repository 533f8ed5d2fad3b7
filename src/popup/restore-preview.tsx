import { type MessageKey, t } from '../browser/i18n';
import type { LeftOut, StarFile } from '../stars/read-star-file';
import type { RestorePlan } from '../stars/restore-plan';
import { starsPerMinute } from '../stars/star-file';
import type { RestoreStore } from './restore-store';
import type { StarsStore } from './store';

const leftOutSentences: Record<LeftOut, MessageKey> = {
  malformed: 'file_leftOut_malformed',
  'unknown-type': 'file_leftOut_unknownType',
  repeated: 'file_leftOut_repeated',
};

interface RestorePreviewProps {
  file: StarFile;
  plan: RestorePlan;
  restoring: RestoreStore;
  store: StarsStore;
}

/** What would happen, before anything does. */
export function RestorePreview({ file, plan, restoring, store }: RestorePreviewProps) {
  const { count } = store.formats;
  const leftOut = Object.entries(file.leftOut).filter(([, n]) => n > 0);
  const wanted = restoring.wanted.value;
  return (
    <>
      <ul class="dialog-facts">
        <li>{t('file_missing', count(plan.missing.length))}</li>
        {plan.same > 0 && <li>{t('file_same', count(plan.same))}</li>}
        {plan.differing.length > 0 && <li>{t('file_differing', count(plan.differing.length))}</li>}
        {leftOut.map(([why, n]) => (
          <li key={why}>{isLeftOut(why) && t(leftOutSentences[why], count(n))}</li>
        ))}
      </ul>
      {plan.differing.length > 0 && <Differing restoring={restoring} />}
      {!restoring.isReady.value && <p class="dialog-note">{t('file_notReady')}</p>}
      {wanted === 0 ? (
        <p>{t('file_nothingToRestore')}</p>
      ) : (
        <p class="dialog-hint">{t('file_newTimes', count(Math.ceil(wanted / starsPerMinute)))}</p>
      )}
    </>
  );
}

function Differing({ restoring }: { restoring: RestoreStore }) {
  const takesFile = restoring.takesFile.value;
  return (
    <fieldset class="dialog-choices">
      <legend>{t('file_differingQuestion')}</legend>
      {[false, true].map((takes) => (
        <label key={String(takes)}>
          <input
            type="radio"
            name="differing"
            checked={takes === takesFile}
            onChange={() => restoring.takeFile(takes)}
          />
          <span>{t(takes ? 'file_takeFile' : 'file_keepMine')}</span>
        </label>
      ))}
    </fieldset>
  );
}

function isLeftOut(value: string): value is LeftOut {
  return Object.hasOwn(leftOutSentences, value);
}
