import { hasAccountsAccess } from '../browser/accounts-access';
import { clearAlarm, keepAlarm, onAlarm, ringOnce } from '../browser/alarms';
import { askForView } from '../browser/asked-view';
import { loadAuthPageSilently, openAuthWindow } from '../browser/auth-window';
import { tellExtensionPages } from '../browser/changes';
import { onCommand } from '../browser/commands';
import { takeFirstRun } from '../browser/first-run';
import { forgetView } from '../browser/forget-view';
import { hasHostAccess, onHostAccessChange } from '../browser/host-access';
import { jumpTabs } from '../browser/jump-tabs';
import { copyPolicy, onManagedChange } from '../browser/kept-policy';
import { onBrowserStart, onInstalled, openOptionsPage, runContentScriptInOpenTabs } from '../browser/life-cycle';
import { readLinkTemplate } from '../browser/link-template';
import { onOmnibox } from '../browser/omnibox';
import { keepPageSettings } from '../browser/page-settings';
import { readPageState } from '../browser/page-state';
import { readPolicy } from '../browser/policy';
import { tellPrivatePages } from '../browser/private-changes';
import { redirectUrl } from '../browser/redirect-url';
import { serveStars } from '../browser/serve-stars';
import { sessionArea } from '../browser/session-area';
import { readSettings, saveSettings } from '../browser/settings';
import { openListTab, openSidePanelOnCommand } from '../browser/side-panel';
import { systemClock as clock } from '../browser/system-clock';
import { tellCliqTabs } from '../browser/tab-messages';
import { tokenStore } from '../browser/token-store';
import { createStarsApi } from '../cliq/api';
import { cliqMatchPatterns, dataCenterOfHost, dataCenters } from '../cliq/data-centers';
import { createThrottle } from '../cliq/throttle';
import { createTokenEndpoint } from '../cliq/token-endpoint';
import { openStarReader } from '../replica/open-star-reader';
import { openReplicaWriter } from '../replica/replica-writer';
import { createTextVault } from '../replica/text-vault';
import { type Feature, pageFeatures } from '../stars/feature';
import type { SignInSettings } from '../stars/star-service';
import { createSharedRun } from '../timing/shared-run';
import { createAccountProof } from './account-proof';
import { createAnnounce } from './announce';
import { createBatchEnds } from './batch-ends';
import { createChatTabs } from './chat-tabs';
import { createClientBasedSource } from './client-based-source';
import { runCommand } from './commands';
import { createDelivery } from './delivery';
import { createJump } from './jump';
import { createStarLinked } from './linked-stars';
import { createOmnibox } from './omnibox';
import { createProblemLog } from './problem-log';
import { createServerBasedSource } from './server-based-source';
import { createSession } from './session';
import { createSlotStore } from './slot-store';
import { createStarMenu } from './star-menu';
import { createStarService } from './star-service';
import { updateBadge } from './status-badge';
import { createSync } from './sync';
import { createTextPolicy } from './text-policy';
import { createTokenRenewal } from './token-renewal';
import { createTokenRevocation } from './token-revocation';
import { createWakeUps } from './wake-ups';

let policy = readPolicy();
const isOff = async (feature: Feature) => (await policy).featuresOff.includes(feature);
const texts = createTextVault(sessionArea, async () => (await policy).keepsNoText);
const replica = openReplicaWriter(texts);
const net = { fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init), clock };
const api = createStarsApi(net);
let calls = new AbortController();
const signal = () => calls.signal;
const throttle = createThrottle({ store: createSlotStore(replica, clock), clock, onChange: statusChanged });
/** What a problem kept from going on goes on when it is over. */
const problems = createProblemLog(replica, clock, () => {
  statusChanged();
  delivery.start();
});
const signInParts = {
  clock,
  openAuthWindow,
  redirectUrl,
  random: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
};
const clientBased = createClientBasedSource({ ...signInParts, loadSilently: loadAuthPageSilently });
const serverBased = createServerBasedSource({
  ...signInParts,
  endpoint: createTokenEndpoint(net),
  replica,
  hasAccess: hasAccountsAccess,
});
const source = ({ clientKind }: SignInSettings) => (clientKind === 'server-based' ? serverBased : clientBased);
const session = createSession({
  replica,
  tokens: tokenStore,
  clock,
  source,
  renewal: createTokenRenewal({ replica, clock, readSettings, source }),
  prove: createAccountProof({ replica, api, throttle, problems, signal }),
  mayReach: (dataCenter) => hasHostAccess(dataCenters[dataCenter].cliqOrigin),
  newId: () => crypto.randomUUID(),
  revoke: createTokenRevocation({ ...net, readSettings, hasAccess: hasAccountsAccess }),
  onSignInNeeded: statusChanged,
});
const announce = createAnnounce([
  () => wakeUps.somethingChanged(),
  () => lookForBatchEnds(),
  tellExtensionPages,
  (notice) => {
    tellPrivatePages(notice).catch((error: unknown) => console.error('private windows were not told', error));
  },
  (notice) => {
    tellCliqTabs([...cliqMatchPatterns], notice).catch((error: unknown) =>
      console.error('Cliq tabs were not told', error),
    );
  },
  () => refreshBadge(),
  () => bundleLater(),
]);

/** A moment after what has changed, so that nobody waits for it. */
const bundleRows = createSharedRun(() => clock.sleep(2_000).then(() => replica.bundleRows(() => clock.sleep(200))));
function bundleLater(): void {
  bundleRows().catch((error: unknown) => console.info('the whole list is read more slowly', error));
}

const lookForBatchEnds = createBatchEnds({ replica, session, clock, announce });

function statusChanged(): void {
  replica.revision().then((revision) => announce(revision, []), console.error);
}

/** Ten times a second at most: it reads the whole outbox, and changes may come by the thousand. */
const showStatus = createSharedRun(async () => {
  const reader = await openStarReader(texts);
  const update = readPageState().then((page) => updateBadge(reader, clock.now(), { mayReach: session.mayReach, page }));
  const pauseOverAt = await update.finally(() => reader.close());
  // It is on while no page is open and no worker lives.
  if (pauseOverAt !== null) await ringOnce('pause-over', pauseOverAt);
  await clock.sleep(100);
});

function refreshBadge(): void {
  showStatus().catch((error: unknown) => console.error('the badge was not updated', error));
}

const common = { replica, session, api, throttle, clock, problems, announce, signal };
const delivery = createDelivery({
  ...common,
  random: Math.random,
  checkAccess: () => {
    sync.run('background').catch((error: unknown) => console.error('the list was not asked for', error));
  },
});
const textPolicy = createTextPolicy({
  area: sessionArea,
  texts,
  replica,
  openReader: openStarReader,
  onListDue: () => wakeUps.alarmRang('sync'),
});
const sync = createSync({ ...common, wantsWholePass: textPolicy.wantsList });
const wakeUps = createWakeUps({
  replica,
  session,
  delivery,
  sync,
  clock,
  throttle,
  alarms: { keep: keepAlarm, clear: clearAlarm },
});

function bringContentScript(patterns: readonly string[]): void {
  runContentScriptInOpenTabs(patterns).catch((error: unknown) => console.error('open tabs were not reached', error));
}

/** The options lead from nothing to the first star. */
async function openFirstPage(): Promise<void> {
  if (await takeFirstRun()) await openOptionsPage();
}

async function followPolicy(): Promise<void> {
  const isNew = await copyPolicy();
  if (isNew) policy = readPolicy();
  textPolicy.follow(isNew);
  if (isNew) await offerMenu();
}

function lookAtPolicy(): void {
  followPolicy().catch((error: unknown) => console.error('the policy was not followed', error));
}

async function offerMenu(): Promise<void> {
  await starMenu.install().catch((error: unknown) => console.error('the menu was not made', error));
}

const service = createStarService({
  ...common,
  reader: () => openStarReader(texts),
  delivery,
  sync,
  saveSettings,
  openOptions: openOptionsPage,
  forgetView,
  chatTabs: createChatTabs(cliqMatchPatterns, refreshBadge),
  jump: createJump({
    tabs: jumpTabs,
    readTemplate: readLinkTemplate,
    learnOrganization: (organizationId) => {
      session
        .learnOrganization(organizationId)
        .then(statusChanged, (error: unknown) => console.error('not learnt', error));
    },
    clock,
  }),
  changeIsComing: () => wakeUps.changeIsComing(),
  stopCalls: () => {
    calls.abort(new Error('signed out'));
    calls = new AbortController();
  },
});

// Every listener is registered in this first turn: one that comes later misses the event that woke the worker.
serveStars(service, {
  isCliqPage: (url) => URL.canParse(url) && dataCenterOfHost(new URL(url).host) !== null,
  servesPages: async () => (await Promise.all(pageFeatures.map(isOff))).includes(false),
});
const starMenu = createStarMenu({
  isOff: () => isOff('context-menu'),
  runContentScript: () => runContentScriptInOpenTabs(cliqMatchPatterns),
  // The options name the host and have the button.
  sayWithheld: openOptionsPage,
  starLinked: createStarLinked({
    account: session.account,
    setStar: service.setStar,
    keepLastType: (lastType) => keepPageSettings({ lastType }),
  }),
});
onCommand((name, tab) => {
  runCommand(name, tab).catch((error: unknown) => console.error('a command was not carried out', error));
});
onOmnibox(
  createOmnibox({
    account: session.account,
    // What may not be on the disk is no suggestion either: the browser may keep those.
    openReader: async () => openStarReader((await policy).keepsNoText ? undefined : texts),
    openInCliq: service.openInCliq,
    openListFor: async (words) => {
      if (words !== '') await askForView({ words });
      await openListTab();
    },
    isOff: () => isOff('omnibox'),
  }),
);
onAlarm((name) => {
  wakeUps.alarmRang(name);
  refreshBadge();
});
onHostAccessChange((added) => {
  wakeUps.accessChanged();
  statusChanged();
  bringContentScript(cliqMatchPatterns.filter((pattern) => added.includes(pattern)));
});
onBrowserStart(wakeUps.browserStarted);
onManagedChange(lookAtPolicy);
onInstalled((reason) => {
  void offerMenu();
  if (reason === 'install')
    openFirstPage().catch((error: unknown) => console.error('the first page was not opened', error));
  if (reason !== 'other') bringContentScript(cliqMatchPatterns);
});
openSidePanelOnCommand();
wakeUps.workerStarted();
lookAtPolicy();
// The worker before this one may have died between a change and the telling of it.
statusChanged();
