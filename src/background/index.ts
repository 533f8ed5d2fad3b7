import { clearAlarm, keepAlarm, onAlarm, ringOnce } from '../browser/alarms';
import { loadAuthPageSilently, openAuthWindow } from '../browser/auth-window';
import { tellExtensionPages } from '../browser/changes';
import { copyPolicy, onManagedChange } from '../browser/kept-policy';
import { onBrowserStart, onInstalled, openOptionsPage, runContentScriptInOpenTabs } from '../browser/life-cycle';
import { onMenuPicked } from '../browser/menus';
import { readPolicy } from '../browser/policy';
import { redirectUrl } from '../browser/redirect-url';
import { serveStars } from '../browser/serve-stars';
import { sessionArea } from '../browser/session-area';
import { readSettings, saveSettings } from '../browser/settings';
import { systemClock as clock } from '../browser/system-clock';
import { tellCliqTabs } from '../browser/tab-messages';
import { tokenStore } from '../browser/token-store';
import { createStarsApi } from '../cliq/api';
import { cliqMatchPatterns, dataCenterOfHost } from '../cliq/data-centers';
import { createThrottle } from '../cliq/throttle';
import { openStarReader } from '../replica/open-star-reader';
import { openReplicaWriter } from '../replica/replica-writer';
import { createTextVault } from '../replica/text-vault';
import { type Feature, pageFeatures } from '../stars/feature';
import { createSharedRun } from '../timing/shared-run';
import { createAccountProof } from './account-proof';
import { createAnnounce } from './announce';
import { createClientBasedSource } from './client-based-source';
import { createDelivery } from './delivery';
import { installMenu, passOnChoice } from './menus';
import { createProblemLog } from './problem-log';
import { createSession } from './session';
import { createSlotStore } from './slot-store';
import { createStarService } from './star-service';
import { updateBadge } from './status-badge';
import { createSync } from './sync';
import { createTextPolicy } from './text-policy';
import { createTokenRenewal } from './token-renewal';
import { createWakeUps } from './wake-ups';

let policy = readPolicy();
const isOff = async (feature: Feature) => (await policy).featuresOff.includes(feature);
const texts = createTextVault(sessionArea, async () => (await policy).keepsNoText);
const replica = openReplicaWriter(texts);
const api = createStarsApi({ fetch: (input, init) => fetch(input, init), clock });
let calls = new AbortController();
const signal = () => calls.signal;
const throttle = createThrottle({ store: createSlotStore(replica, clock), clock, onChange: statusChanged });
const clientBased = createClientBasedSource({
  clock,
  openAuthWindow,
  loadSilently: loadAuthPageSilently,
  redirectUrl,
  random: (bytes) => crypto.getRandomValues(bytes),
});
const source = () => clientBased;
const session = createSession({
  replica,
  tokens: tokenStore,
  clock,
  source,
  renewal: createTokenRenewal({ replica, clock, readSettings, source }),
  prove: createAccountProof({ replica, api, throttle, signal }),
  newId: () => crypto.randomUUID(),
  onSignInNeeded: statusChanged,
});
const problems = createProblemLog(replica, clock, statusChanged);

const announce = createAnnounce([
  () => wakeUps.somethingChanged(),
  tellExtensionPages,
  (notice) => {
    tellCliqTabs([...cliqMatchPatterns], notice).catch((error: unknown) =>
      console.error('Cliq tabs were not told', error),
    );
  },
  () => refreshBadge(),
]);

function statusChanged(): void {
  replica.revision().then((revision) => announce(revision, []), console.error);
}

/** Ten times a second at most: it reads the whole outbox, and changes may come by the thousand. */
const showStatus = createSharedRun(async () => {
  const reader = await openStarReader(texts);
  const pauseOverAt = await updateBadge(reader, clock.now()).finally(() => reader.close());
  // It is on while no page is open and no worker lives.
  if (pauseOverAt !== null) await ringOnce('pause-over', pauseOverAt);
  await clock.sleep(100);
});

function refreshBadge(): void {
  showStatus().catch((error: unknown) => console.error('the badge was not updated', error));
}

const common = { replica, session, api, throttle, clock, problems, announce, signal };
const delivery = createDelivery({ ...common, random: Math.random });
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
  await installMenu(cliqMatchPatterns, await isOff('context-menu')).catch((error: unknown) =>
    console.error('the menu was not made', error),
  );
}

const runContentScript = () => runContentScriptInOpenTabs(cliqMatchPatterns);

// Every listener is registered in this first turn: one that comes later misses the event that woke the worker.
serveStars(
  createStarService({
    ...common,
    reader: () => openStarReader(texts),
    delivery,
    sync,
    saveSettings,
    openOptions: openOptionsPage,
    changeIsComing: () => wakeUps.changeIsComing(),
    stopCalls: () => {
      calls.abort(new Error('signed out'));
      calls = new AbortController();
    },
  }),
  {
    isCliqPage: (url) => URL.canParse(url) && dataCenterOfHost(new URL(url).host) !== null,
    servesPages: async () => (await Promise.all(pageFeatures.map(isOff))).includes(false),
  },
);
onMenuPicked((id, tabId) => {
  passOnChoice(id, tabId, runContentScript).catch((error: unknown) =>
    console.error('a choice was not passed on', error),
  );
});
onAlarm((name) => {
  wakeUps.alarmRang(name);
  refreshBadge();
});
onBrowserStart(wakeUps.browserStarted);
onManagedChange(lookAtPolicy);
onInstalled((reason) => {
  void offerMenu();
  if (reason !== 'other')
    runContentScript().catch((error: unknown) => console.error('open tabs were not reached', error));
});
wakeUps.workerStarted();
lookAtPolicy();
// The worker before this one may have died between a change and the telling of it.
statusChanged();
