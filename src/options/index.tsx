import { render } from 'preact';
import { requestAccountsAccess } from '../browser/accounts-access';
import { onChange } from '../browser/changes';
import { connectStars } from '../browser/connect-stars';
import { hasHostAccess, onHostAccessChange, requestHostAccess } from '../browser/host-access';
import { t, uiDirection, uiLocale } from '../browser/i18n';
import { followListKeys, keepListKeys } from '../browser/kept-list-keys';
import { onPolicyChange } from '../browser/kept-policy';
import { followLinkTemplate, keepLinkTemplate } from '../browser/link-template';
import { openTabHosts } from '../browser/open-tabs';
import { onReturn } from '../browser/page-return';
import { followPageSettings, keepPageSettings } from '../browser/page-settings';
import { readPageState } from '../browser/page-state';
import { redirectUrl } from '../browser/redirect-url';
import { areSettingsKept, keepOwnSettings, readManagedSettings, readOwnSettings } from '../browser/settings';
import { systemClock } from '../browser/system-clock';
import { accountsOrigins, cliqMatchPatterns, dataCenterOfHost, dataCenters } from '../cliq/data-centers';
import { readKeptClientId } from '../replica/kept-client';
import { openStarReader } from '../replica/open-star-reader';
import { AccountSection } from './account';
import { accountStore } from './account-store';
import { ChatPageSection } from './chat-page';
import { chatPageStore } from './chat-page-store';
import { linkTemplateStore } from './link-template-store';
import { ListKeysSection } from './list-keys';
import { listKeysStore } from './list-keys-store';

const view = new AbortController();
const store = accountStore({
  reader: openStarReader(),
  service: connectStars(),
  readSettings: readOwnSettings,
  readManaged: readManagedSettings,
  keepSettings: keepOwnSettings,
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

const chatPage = chatPageStore({
  service: connectStars(),
  readState: readPageState,
  follow: (listener) => followPageSettings(listener, view.signal),
  keep: keepPageSettings,
  copy: (text) => navigator.clipboard.writeText(text),
});

const link = linkTemplateStore({
  follow: (listener) => followLinkTemplate(listener, view.signal),
  keep: (template) => {
    keepLinkTemplate(template).catch((error: unknown) => console.error('the form of links was not kept', error));
  },
});

const keys = listKeysStore({ follow: (listener) => followListKeys(listener, view.signal), keep: keepListKeys });

void store.open();
void chatPage.read();
onReturn(() => void Promise.all([store.read(), chatPage.read()]), view.signal);
onPolicyChange(() => void store.readManaged(), view.signal);
document.documentElement.lang = uiLocale();
document.documentElement.dir = uiDirection();
document.title = t('options_title');
const root = document.getElementById('app');
const choices = Object.values(dataCenters).map(({ id, cliqOrigin }) => ({ id, cliqHost: new URL(cliqOrigin).host }));
const account = <AccountSection store={store} dataCenters={choices} redirectUrl={redirectUrl()} />;
const sections = [
  account,
  <ChatPageSection key="chat-page" store={chatPage} link={link} />,
  <ListKeysSection key="keys" store={keys} />,
];
if (root) render(sections, root);
