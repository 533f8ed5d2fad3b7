import { signal } from '@preact/signals';
import { render } from 'preact';
import { takeAskedView } from '../browser/asked-view';
import { onChange } from '../browser/changes';
import { connectStars } from '../browser/connect-stars';
import { hasHostAccess, onHostAccessChange, requestHostAccess } from '../browser/host-access';
import { t, uiDirection, uiLocale } from '../browser/i18n';
import { keepView, readKeptView } from '../browser/kept-view';
import { onReturn } from '../browser/page-return';
import { painted } from '../browser/painted';
import { sessionArea } from '../browser/session-area';
import { yieldToInput } from '../browser/yield-to-input';
import { openStarReader } from '../replica/open-star-reader';
import { createTextReaderLater } from '../replica/text-reader-later';
import { App } from './app';
import { loadAfter } from './lazily';
import type { Links } from './stars-sources';
import { starsStore } from './store';

const view = new AbortController();
const service = connectStars();
const links = signal<Links | null>(null);
const store = starsStore({
  // Firefox gives a page in a private window no IndexedDB.
  reader: openStarReader(createTextReaderLater(sessionArea)).catch(async () =>
    (await import('./private-list')).openPrivateList(service),
  ),
  early: window.earlyRows ?? Promise.resolve([]),
  service,
  // Only signing in needs them, with all that checks them.
  readSettings: async () => (await import('../browser/settings')).readSettings(),
  keptView: {
    read: () => readKeptView(window.earlyView),
    asked: () => takeAskedView(window.earlyView),
    keep: keepView,
  },
  savedViews: async (needs) => (await import('./open-saved-views')).openSavedViews(needs),
  followPageState: async (...follower) => {
    await store.glimpsed;
    return (await import('../browser/follow-page-state')).followPageState(...follower);
  },
  followListKeys: (...follower) =>
    void import('../browser/kept-list-keys').then((kept) => kept.followListKeys(...follower)),
  takeEarlyKeys: () => window.takeEarlyKeys?.() ?? [],
  onChange,
  access: { has: hasHostAccess, request: requestHostAccess, onChange: onHostAccessChange },
  now: Date.now,
  monotonic: () => performance.now(),
  pause: yieldToInput,
  painted,
  isOnline: navigator.onLine,
  locale: uiLocale(),
  copy: (text) => navigator.clipboard.writeText(text),
  links,
  stop: view.signal,
});

const opened = store.open();
loadAfter(Promise.race([store.glimpsed, opened]));
void store.glimpsed.then(async () =>
  (await import('./cliq-links')).followCliqLinks((next) => {
    links.value = next;
  }, view.signal),
);
// Nobody waits for the worker to see the first rows.
void opened.then(async () => (await import('./ask-cliq')).askCliq({ ...store, service, stop: view.signal }));
onReturn(() => {
  store.noticeConnection(navigator.onLine);
  void store.read();
}, view.signal);
addEventListener('online', () => store.noticeConnection(true), { signal: view.signal });
addEventListener('offline', () => store.noticeConnection(false), { signal: view.signal });

document.documentElement.lang = uiLocale();
document.documentElement.dir = uiDirection();
document.title = t('popup_title');
function show(): void {
  const root = document.getElementById('app');
  if (root) render(<App store={store} />, root);
}
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', show, { once: true });
else show();
// The popup has opened this tab for something that needs more time than a popup has.
if (location.hash !== '') void import('./asked-deed').then(({ doAsked }) => doAsked(store, view.signal));
