import { onAlarm } from '../browser/alarms';
import { askForView } from '../browser/asked-view';
import { onCommand } from '../browser/commands';
import { takeFirstRun } from '../browser/first-run';
import { onHostAccessChange } from '../browser/host-access';
import { onManagedChange } from '../browser/kept-policy';
import { onBrowserStart, onInstalled, openOptionsPage, runContentScriptInOpenTabs } from '../browser/life-cycle';
import { onOmnibox } from '../browser/omnibox';
import { keepPageSettings } from '../browser/page-settings';
import { serveStars } from '../browser/serve-stars';
import { openListTab, openSidePanelOnCommand } from '../browser/side-panel';
import { cliqMatchPatterns, dataCenterOfHost } from '../cliq/data-centers';
import { openStarReader } from '../replica/open-star-reader';
import { pageFeatures } from '../stars/feature';
import { runCommand } from './commands';
import { policy, refreshBadge, service, session, statusChanged, textPolicy, texts, wakeUps } from './engine';
import { createStarLinked } from './linked-stars';
import { noteFailure } from './note-failure';
import { createOmnibox } from './omnibox';
import { createStarMenu } from './star-menu';

/** First comes the answer to what woke the worker: a page may wait for it. */
const goOnAfterMs = 50;

// Every listener is registered in this first turn: one that comes later misses the event that woke the worker.
serveStars(service, {
  isCliqPage: (url) => URL.canParse(url) && dataCenterOfHost(new URL(url).host) !== null,
  servesPages: async () => (await Promise.all(pageFeatures.map(policy.isOff))).includes(false),
});
const starMenu = createStarMenu({
  isOff: () => policy.isOff('context-menu'),
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
  runCommand(name, tab).catch(noteFailure('a command was not carried out'));
});
onOmnibox(
  createOmnibox({
    account: session.account,
    // What may not be on the disk is no suggestion either: the browser may keep those.
    openReader: async () => openStarReader((await policy.keepsNoText()) ? undefined : texts),
    openInCliq: service.openInCliq,
    openListFor: async (words) => {
      if (words !== '') await askForView({ words });
      await openListTab();
    },
    isOff: () => policy.isOff('omnibox'),
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
  if (reason === 'install') openFirstPage().catch(noteFailure('the first page was not opened'));
  if (reason !== 'other') bringContentScript(cliqMatchPatterns);
});
openSidePanelOnCommand();
setTimeout(goOn, goOnAfterMs);

/** What the worker before this one has left. */
function goOn(): void {
  wakeUps.workerStarted();
  lookAtPolicy();
  // It may have died between a change and the telling of it.
  statusChanged();
}

function bringContentScript(patterns: readonly string[]): void {
  runContentScriptInOpenTabs(patterns).catch(noteFailure('open tabs were not reached'));
}

/** The options lead from nothing to the first star. */
async function openFirstPage(): Promise<void> {
  if (await takeFirstRun()) await openOptionsPage();
}

async function followPolicy(): Promise<void> {
  const isNew = await policy.follow();
  textPolicy.follow(isNew);
  if (isNew) await offerMenu();
}

function lookAtPolicy(): void {
  followPolicy().catch(noteFailure('the policy was not followed'));
}

async function offerMenu(): Promise<void> {
  await starMenu.install().catch(noteFailure('the menu was not made'));
}
