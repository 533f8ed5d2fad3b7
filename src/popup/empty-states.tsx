import { t } from '../browser/i18n';
import { SideIcon } from './side-icon';
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
        <SideIcon name={symbols[reason]} />
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

/** What to loosen: each part of the filter that is set, and how many stars there would be without it. */
function NothingMatches({ store }: { store: StarsStore }) {
  const { filter, found, narrow, search, toggleType, clear } = store.list;
  const { types, chat, sender, kind, starred, words } = filter.value;
  const { totals } = found.value;
  const parts = [
    {
      isSet: words.trim() !== '',
      label: t('popup_withoutWords', words.trim()),
      count: totals.words,
      loosen: () => search(''),
    },
    { isSet: types.length > 0, label: t('popup_anyType'), count: totals.types, loosen: () => toggleType(null) },
    { isSet: chat !== null, label: t('popup_allChats'), count: totals.chats, loosen: () => narrow({ chat: null }) },
    {
      isSet: sender !== null,
      label: t('popup_allSenders'),
      count: totals.senders,
      loosen: () => narrow({ sender: null }),
    },
    { isSet: kind !== null, label: t('popup_anyKind'), count: totals.kinds, loosen: () => narrow({ kind: null }) },
    {
      isSet: starred.kind !== 'any',
      label: t('popup_anyTime'),
      count: totals.starred,
      loosen: () => narrow({ starred: { kind: 'any' } }),
    },
  ].filter(({ isSet }) => isSet);
  const isWhole = store.isWhole.value && store.status.value?.isComplete === true;
  return (
    <>
      <p class="plain-title">{t('popup_nothingTitle')}</p>
      {!isWhole && <p>{t('popup_soFar', store.formats.count(store.readCount.value))}</p>}
      {parts.length > 1 && (
        <ul class="loosen">
          {parts.map(({ label, count, loosen }) => (
            <li key={label}>
              <button type="button" class="quiet-button" disabled={count === 0} onClick={loosen}>
                <bdi>{label}</bdi> <span class="choice-count">{store.formats.count(count)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="main-button" onClick={clear}>
        {t('popup_showAll')}
      </button>
    </>
  );
}
