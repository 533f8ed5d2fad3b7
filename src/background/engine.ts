import { clearAlarm, keepAlarm } from '../browser/alarms';
import { tellExtensionPages } from '../browser/changes';
import { forgetView } from '../browser/forget-view';
import { jumpTabs } from '../browser/jump-tabs';
import { openOptionsPage } from '../browser/life-cycle';
import { readLinkTemplate } from '../browser/link-template';
import { openLivePolicy } from '../browser/live-policy';
import { tellPrivatePages } from '../browser/private-changes';
import { sessionArea } from '../browser/session-area';
import { saveSettings } from '../browser/settings';
import { systemClock as clock } from '../browser/system-clock';
import { tellCliqTabs } from '../browser/tab-messages';
import { createStarsApi } from '../cliq/api';
import { cliqMatchPatterns } from '../cliq/data-centers';
import { createThrottle } from '../cliq/throttle';
import { openStarReader } from '../replica/open-star-reader';
import { openReplicaWriter } from '../replica/replica-writer';
import { createTextVault } from '../replica/text-vault';
import { createSharedRun } from '../timing/shared-run';
import { createAnnounce } from './announce';
import { createBatchEnds } from './batch-ends';
import { createBrowserSession } from './browser-session';
import { createChatTabs } from './chat-tabs';
import { createDelivery } from './delivery';
import { createJump } from './jump';
import { createLiveBadge } from './live-badge';
import { noteFailure } from './note-failure';
import { createProblemLog } from './problem-log';
import { createSlotStore } from './slot-store';
import { createStarService } from './star-service';
import { createSync } from './sync';
import { createTextPolicy } from './text-policy';
import { createWakeUps } from './wake-ups';

// What the background is made of, put together once in a worker's life. What wakes it is in index.ts.

export const policy = openLivePolicy();
export const texts = createTextVault(sessionArea, policy.keepsNoText);
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
export const session = createBrowserSession({
  replica,
  api,
  throttle,
  problems,
  net,
  signal,
  onSignInNeeded: statusChanged,
});
const announce = createAnnounce([
  () => wakeUps.somethingChanged(),
  () => lookForBatchEnds(),
  tellExtensionPages,
  (notice) => {
    tellPrivatePages(notice).catch(noteFailure('private windows were not told'));
  },
  (notice) => {
    tellCliqTabs([...cliqMatchPatterns], notice).catch(noteFailure('Cliq tabs were not told'));
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

export function statusChanged(): void {
  replica.revision().then((revision) => announce(revision, []), console.error);
}

export const refreshBadge = createLiveBadge({ openReader: () => openStarReader(texts), session, clock });

const common = { replica, session, api, throttle, clock, problems, announce, signal };
const delivery = createDelivery({
  ...common,
  random: Math.random,
  checkAccess: () => {
    sync.run('background').catch(noteFailure('the list was not asked for'));
  },
});
export const textPolicy = createTextPolicy({
  area: sessionArea,
  texts,
  replica,
  openReader: openStarReader,
  onListDue: () => wakeUps.alarmRang('sync'),
});
const sync = createSync({ ...common, wantsWholePass: textPolicy.wantsList });
export const wakeUps = createWakeUps({
  replica,
  session,
  delivery,
  sync,
  clock,
  throttle,
  alarms: { keep: keepAlarm, clear: clearAlarm },
});

export const service = createStarService({
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
      session.learnOrganization(organizationId).then(statusChanged, noteFailure('not learnt'));
    },
    clock,
  }),
  changeIsComing: () => wakeUps.changeIsComing(),
  stopCalls: () => {
    calls.abort(new Error('signed out'));
    calls = new AbortController();
  },
});
