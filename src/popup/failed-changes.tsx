import { starTypeName, t } from '../browser/i18n';
import type { FailedChange } from '../stars/service-status';
import { CopyDetails } from './copy-details';
import { reasonSentence } from './reason-sentence';
import { shownName } from './shown-text';
import type { StarsStore } from './store';

/** The changes that Cliq refused: nothing is dropped before the user says so. */
export function FailedChanges({ failed, store }: { failed: readonly FailedChange[]; store: StarsStore }) {
  return (
    <section class="failed" aria-label={t('popup_failedTitle')}>
      <h2>{t('popup_failedTitle')}</h2>
      <ul>
        {failed.map((change) => (
          <li key={change.messageId}>
            <p class="failed-what">
              {change.wanted === null ? t('popup_failedRemoval') : t('popup_failedStar', starTypeName(change.wanted))}
              {': '}
              <bdi>{shownName(change.text) || shownName(change.chatTitle)}</bdi>
            </p>
            <p class="failed-why">{reasonSentence(change.reason)}</p>
            <p class="deeds">
              <button type="button" class="quiet-button" onClick={() => void store.changes.retry(change.messageId)}>
                {t('popup_retry')}
              </button>
              <button type="button" class="quiet-button" onClick={() => void store.changes.dismiss(change.messageId)}>
                {t('popup_dismiss')}
              </button>
              <CopyDetails details={detailsOf(change)} store={store} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For support: neither text nor names. */
function detailsOf({ messageId, wanted, reason, failedAt }: FailedChange): string {
  const what = wanted === null ? 'remove star' : `star as ${wanted}`;
  return `Stars for Zoho Cliq: ${what}, message ${messageId}, answer ${reason}, ${new Date(failedAt).toISOString()}`;
}
