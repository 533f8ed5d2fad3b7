import { AccessNotice } from '../access/access-notice';
import { t } from '../browser/i18n';
import { EmptyState } from './empty-states';
import { FilterBar } from './filter-bar';
import { LineIcon } from './line-icon';
import { ResultCount } from './result-count';
import { SearchBox } from './search-box';
import { SignedOut } from './signed-out';
import { StarList } from './star-list';
import { StatusLine } from './status-line';
import type { StarsStore } from './store';
import { TextCover } from './text-cover';
import { UndoStatus } from './undo-status';
import { Unreadable } from './unreadable';
import { WhoseStars } from './whose-stars';

export function App({ store }: { store: StarsStore }) {
  const view = store.view.value;
  const isList = view === 'list' || view === 'opening';
  return (
    <main class="app" aria-busy={view === 'opening'}>
      <header class="top">
        <h1>{t('popup_title')}</h1>
        <WhoseStars store={store} />
        {isList && <RefreshButton store={store} />}
        <button
          type="button"
          class="icon-button"
          aria-label={t('popup_openOptions')}
          title={t('popup_openOptions')}
          onClick={() => void store.openOptions()}
        >
          <LineIcon name="settings" />
        </button>
      </header>
      {view === 'signed-out' && <SignedOut store={store} />}
      {view === 'unreadable' && <Unreadable onRetry={() => void store.read()} />}
      {view === 'list' && <AccessNotice access={store.access} />}
      {isList && <Stars store={store} />}
      <UndoStatus store={store} />
      {view === 'list' && <StatusLine store={store} />}
    </main>
  );
}

function Stars({ store }: { store: StarsStore }) {
  const reason = store.emptyReason.value;
  return (
    <>
      <div class="finder">
        <SearchBox store={store} />
        <FilterBar store={store} />
        <TextCover store={store} />
        <ResultCount store={store} />
      </div>
      {reason === null ? <StarList store={store} /> : <EmptyState reason={reason} store={store} />}
    </>
  );
}

function RefreshButton({ store }: { store: StarsStore }) {
  const isBusy = store.isRefreshing.value;
  return (
    <button
      type="button"
      class={`icon-button ${isBusy ? 'is-busy' : ''}`}
      aria-label={t('popup_refresh')}
      title={t('popup_refresh')}
      aria-disabled={isBusy}
      onClick={() => void store.refresh()}
    >
      <LineIcon name="refresh" />
    </button>
  );
}
