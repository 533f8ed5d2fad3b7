import { clearAlarm, keepAlarm, onAlarm, ringOnce } from '../browser/alarms';
import { loadAuthPageSilently, openAuthWindow } from '../browser/auth-window';
import { tellExtensionPages } from '../browser/changes';
import { onBrowserStart, onInstalled, openOptionsPage, runContentScriptInOpenTabs } from '../browser/life-cycle';
import { onMenuPicked } from '../browser/menus';
import { redirectUrl } from '../browser/redirect-url';
import { serveStars } from '../browser/serve-stars';
import { readSettings, saveSettings } from '../browser/settings';
import { systemClock as clock } from '../browser/system-clock';
import { tellCliqTabs } from '../browser/tab-messages';
import { tokenStore } from '../browser/token-store';
import { createStarsApi } from '../cliq/api';
import { cliqMatchPatterns, dataCenterOfHost } from '../cliq/data-centers';
import { createThrottle } from '../cliq/throttle';
import { openStarReader } from '../replica/open-star-reader';
import { openReplicaWriter } from '../replica/replica-writer';
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
import { createTokenRenewal } from './token-renewal';
import { createWakeUps } from './wake-ups';

const replica = openReplicaWriter();
const api = createStarsApi({ fetch: (input, init) => fetch(input, init), clock });
let calls = new AbortController();
const signal = () => calls.signal;
const throttle = createThrottle({ store: createSlotStore(replica, clock), clock, onChange: statusChanged });
/** What a problem kept from going on goes on when it is over. */
const problems = createProblemLog(replica, clock, () => {
  statusChanged();
  delivery.start();
});
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
  prove: createAccountProof({ replica, api, throttle, problems, signal }),
  newId: () => crypto.randomUUID(),
  onSignInNeeded: statusChanged,
});
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
  const reader = await openStarReader();
  const pauseOverAt = await updateBadge(reader, clock.now()).finally(() => reader.close());
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
const sync = createSync(common);
const wakeUps = createWakeUps({
  replica,
  session,
  delivery,
  sync,
  clock,
  throttle,
  alarms: { keep: keepAlarm, clear: clearAlarm },
});
const runContentScript = () => runContentScriptInOpenTabs(cliqMatchPatterns);

// Every listener is registered in this first turn: one that comes later misses the event that woke the worker.
serveStars(
  createStarService({
    ...common,
    reader: openStarReader,
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
  (url) => URL.canParse(url) && dataCenterOfHost(new URL(url).host) !== null,
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
onInstalled((reason) => {
  installMenu(cliqMatchPatterns).catch((error: unknown) => console.error('the menu was not made', error));
  if (reason !== 'other')
    runContentScript().catch((error: unknown) => console.error('open tabs were not reached', error));
});
wakeUps.workerStarted();
// The worker before this one may have died between a change and the telling of it.
statusChanged();
