import { render } from 'preact';
import { requestAccountsAccess } from '../browser/accounts-access';
import { onChange } from '../browser/changes';
import { connectStars } from '../browser/connect-stars';
import { hasHostAccess, onHostAccessChange, requestHostAccess } from '../browser/host-access';
import { t, uiDirection, uiLocale } from '../browser/i18n';
import { onPolicyChange } from '../browser/kept-policy';
import { openTabHosts } from '../browser/open-tabs';
import { onReturn } from '../browser/page-return';
import { redirectUrl } from '../browser/redirect-url';
import { areSettingsKept, readManagedSettings, readOwnSettings, saveSettings } from '../browser/settings';
import { systemClock } from '../browser/system-clock';
import { accountsOrigins, cliqMatchPatterns, dataCenterOfHost, dataCenters } from '../cliq/data-centers';
import { readKeptClientId } from '../replica/kept-client';
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
  areSettingsKept,
  async openCliq() {
    const [host = ''] = await openTabHosts(cliqMatchPatterns);
    return dataCenterOfHost(host)?.id ?? null;
  },
  access: { has: hasHostAccess, request: requestHostAccess, onChange: onHostAccessChange },
  onChange,
  copy: (text) => navigator.clipboard.writeText(text),
  keptClientId: readKeptClientId,
  requestAccountsAccess: () => requestAccountsAccess(accountsOrigins),
  clock: systemClock,
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
