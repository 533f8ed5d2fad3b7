import { render } from 'preact';
import { onChange } from '../browser/changes';
import { connectStars } from '../browser/connect-stars';
import { hasHostAccess, onHostAccessChange, requestHostAccess } from '../browser/host-access';
import { t, uiDirection, uiLocale } from '../browser/i18n';
import { onReturn } from '../browser/page-return';
import { sessionArea } from '../browser/session-area';
import { readSettings } from '../browser/settings';
import { messageLink, openableUrl } from '../cliq/links';
import { openStarReader } from '../replica/open-star-reader';
import { createTextReader } from '../replica/text-reader';
import { App } from './app';
import { keepFresh } from './keep-fresh';
import { starsStore } from './store';

const view = new AbortController();
const service = connectStars();
const store = starsStore({
  reader: openStarReader(createTextReader(sessionArea)),
  service,
  readSettings,
  onChange,
  access: { has: hasHostAccess, request: requestHostAccess, onChange: onHostAccessChange },
  now: Date.now,
  isOnline: navigator.onLine,
  locale: uiLocale(),
  copy: (text) => navigator.clipboard.writeText(text),
  messageLink,
  openableUrl,
  stop: view.signal,
});

// Nobody waits for the worker to see the first rows.
void store.open().then(() => keepFresh(service, view.signal));
onReturn(() => {
  store.noticeConnection(navigator.onLine);
  void store.read();
}, view.signal);
addEventListener('online', () => store.noticeConnection(true), { signal: view.signal });
addEventListener('offline', () => store.noticeConnection(false), { signal: view.signal });

document.documentElement.lang = uiLocale();
document.documentElement.dir = uiDirection();
document.title = t('popup_title');
const root = document.getElementById('app');
if (root) render(<App store={store} />, root);
