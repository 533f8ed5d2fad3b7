import { t } from '../browser/i18n';
import { lazily } from './lazily';
import { LineIcon } from './line-icon';
import { SearchBox } from './search-box';
import { StarList } from './star-list';
import type { StarsStore } from './store';

const AccessNotice = lazily(() => import('../access/access-notice').then((part) => part.AccessNotice));
const ElsewhereButton = lazily(() => import('./elsewhere-button').then((part) => part.ElsewhereButton));
const EmptyState = lazily(() => import('./empty-states').then((part) => part.EmptyState));
const LinkedMessage = lazily(() => import('./linked-message').then((part) => part.LinkedMessage));
const ListFoot = lazily(() => import('./list-foot').then((part) => part.ListFoot));
const ListTools = lazily(() => import('./list-tools').then((part) => part.ListTools));
const SignedOut = lazily(() => import('./signed-out').then((part) => part.SignedOut));
const Unreadable = lazily(() => import('./unreadable').then((part) => part.Unreadable));

export function App({ store }: { store: StarsStore }) {
  const view = store.view.value;
  const isList = view === 'list' || view === 'opening';
  return (
    <main class="app" aria-busy={view === 'opening'}>
      <header class="top">
        <h1>{t('popup_title')}</h1>
        {isList && <SearchBox store={store} />}
        {isList && <RefreshButton store={store} />}
        {isList && <ElsewhereButton store={store} />}
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
      <ListFoot store={store} />
    </main>
  );
}

function Stars({ store }: { store: StarsStore }) {
  const reason = store.emptyReason.value;
  const link = store.link.value;
  return (
    <>
      {!link && (
        <div class="finder">
          <ListTools store={store} />
        </div>
      )}
      {link && <LinkedMessage link={link} store={store} />}
      {!link && (reason === null ? <StarList store={store} /> : <EmptyState reason={reason} store={store} />)}
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
