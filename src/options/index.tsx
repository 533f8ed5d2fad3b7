import { render } from 'preact';
import { onChange } from '../browser/changes';
import { connectStars } from '../browser/connect-stars';
import { t, uiDirection, uiLocale } from '../browser/i18n';
import { onPolicyChange } from '../browser/kept-policy';
import { onReturn } from '../browser/page-return';
import { redirectUrl } from '../browser/redirect-url';
import { readManagedSettings, readOwnSettings, saveSettings } from '../browser/settings';
import { dataCenters } from '../cliq/data-centers';
import { openStarReader } from '../replica/open-star-reader';
import { AccountSection } from './account';
import { accountStore } from './account-store';

const view = new AbortController();
const store = accountStore({
  reader: openStarReader(),
  service: connectStars(),
  readSettings: readOwnSettings,
  readManaged: readManagedSettings,
  saveSettings,
  onChange,
  copy: (text) => navigator.clipboard.writeText(text),
  stop: view.signal,
});

void store.open();
onReturn(() => void store.read(), view.signal);
onPolicyChange(() => void store.readManaged(), view.signal);
document.documentElement.lang = uiLocale();
document.documentElement.dir = uiDirection();
document.title = t('options_title');
const root = document.getElementById('app');
const choices = Object.values(dataCenters).map(({ id, cliqOrigin }) => ({ id, cliqHost: new URL(cliqOrigin).host }));
if (root) render(<AccountSection store={store} dataCenters={choices} redirectUrl={redirectUrl()} />, root);
