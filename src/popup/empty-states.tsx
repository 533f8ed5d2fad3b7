import { t } from '../browser/i18n';
import { LineIcon } from './line-icon';
import type { EmptyReason, StarsStore } from './store';
import { TypeIcon } from './type-icon';

const symbols = {
  'first-sync': 'refresh',
  withheld: 'offline',
  'kept-away': 'warning',
  'nothing-matches': 'search',
} as const;

/** Why the list is empty, and what to do about it. */
export function EmptyState({ reason, store }: { reason: EmptyReason; store: StarsStore }) {
  return (
    <section class={`plain-page is-${reason}`}>
      {reason === 'no-stars' ? (
        <span class="big-star">
          <TypeIcon type="" />
        </span>
      ) : (
        <LineIcon name={symbols[reason]} />
      )}
      {reason === 'first-sync' && (
        <>
          <p class="plain-title">{t('popup_firstSyncTitle')}</p>
          <p>{t('popup_firstSyncText')}</p>
        </>
      )}
      {reason === 'withheld' && (
        <>
          <p class="plain-title">{t('popup_withheldTitle')}</p>
          <p>{t('popup_withheldText')}</p>
        </>
      )}
      {reason === 'kept-away' && (
        <>
          <p class="plain-title">{t('popup_keptAwayTitle')}</p>
          <p>{t('popup_keptAwayText')}</p>
        </>
      )}
      {reason === 'no-stars' && (
        <>
          <p class="plain-title">{t('popup_noStarsTitle')}</p>
          <p>{t('popup_noStarsText')}</p>
        </>
      )}
      {reason === 'nothing-matches' && <NothingMatches store={store} />}
    </section>
  );
}

function NothingMatches({ store }: { store: StarsStore }) {
  const { words, types } = store.list.filter.value;
  const hasWords = words.trim() !== '';
  const isWhole = store.rows.isWhole.value && store.status.value?.isComplete === true;
  return (
    <>
      <p class="plain-title">{t('popup_nothingTitle')}</p>
      <p>
        {t(hasWords && types.length > 0 ? 'popup_loosenBoth' : hasWords ? 'popup_loosenWords' : 'popup_loosenTypes')}
      </p>
      {!isWhole && <p>{t('popup_soFar', store.formats.count(store.rows.rows.value.length))}</p>}
      <button type="button" class="main-button" onClick={store.list.loosen}>
        {t('popup_showAll')}
      </button>
    </>
  );
}
