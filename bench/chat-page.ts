// What the content script costs a busy chat page, beside the page alone: npx tsx bench/chat-page.ts [rounds]
// 2,000 messages, 200 of them starred; then 500 appended one by one, 20 times 50 above, 2,000 classes toggled, a scroll through all, and 100
// switches between chats.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { chromiumPath } from '../e2e/fixtures/chromium-path';
import { browserArguments, extensionIn } from '../e2e/fixtures/launch-extension';
import { signIn } from '../e2e/fixtures/sign-in';
import { type StandIn, startStandIn } from '../e2e/stand-in/stand-in';
import { addButtonToEachMessage, busyPage, idOfMessage, playBusyPage, switchChats } from './busy-page';
import { printGoal, printTable, quantile, round } from './print-table';

interface Cost {
  scriptMs: number;
  styleMs: number;
  layoutMs: number;
  longestTaskMs: number;
  nodes: number;
  heapMegabytes: number;
  marks: number;
}

const rounds = Number(process.argv[2] ?? 5);
const standIn = await startStandIn();
const [chat] = standIn.chats;
const [account] = standIn.accounts;
if (!chat) throw new Error('no chat');
for (let index = 0; index < 2_000; index += 10) {
  const message = standIn.world.say(chat, {
    sender: account,
    text: `message ${index}`,
    time: Number(idOfMessage(index).slice(0, 13)),
  });
  message.id = idOfMessage(index);
  standIn.world.stars.put({ accountId: account.id, chat, message, type: 'note', time: standIn.clock.now() });
}
const kinds = ['the page alone', 'this extension', 'a button in each message'] as const;
type Kind = (typeof kinds)[number];
/** Of each round: the day in one chat, then the switches. */
const costs = new Map<Kind, [Cost, Cost][]>();
for (const kind of kinds) costs.set(kind, await measure(kind));
await standIn.close();
print('a busy day in one chat', 0);
print('100 switches between chats', 1);

async function measure(kind: Kind): Promise<[Cost, Cost][]> {
  const measured: [Cost, Cost][] = [];
  const profile = mkdtempSync(join(tmpdir(), 'stars-bench-'));
  const args = kind === 'this extension' ? browserArguments(standIn) : [...standIn.chromiumArguments];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    chromiumSandbox: false,
    viewport: { width: 1280, height: 800 },
    args,
  });
  // tsx gives functions their names by a helper that the page has not.
  await context.addInitScript('globalThis.__name ??= (named) => named');
  if (kind === 'a button in each message') await context.addInitScript(addButtonToEachMessage);
  if (kind === 'this extension') await signIn((await extensionIn(context, standIn)).extension);
  for (let round = 0; round <= rounds; round += 1) {
    const cost = await playOnce(context, standIn);
    // The first is for warming up.
    if (round > 0) measured.push(cost);
  }
  await context.close();
  rmSync(profile, { recursive: true, force: true });
  return measured;
}

async function playOnce(context: BrowserContext, { chats }: StandIn): Promise<[Cost, Cost]> {
  const page = await context.newPage();
  const path = `https://cliq.zoho.com/company/847291635/chats/${chats[0]?.id}`;
  await page.route(path, (route) => route.fulfill({ contentType: 'text/html', body: busyPage(chats[0]?.id ?? '') }));
  const devTools = await context.newCDPSession(page);
  await devTools.send('Performance.enable');
  await page.goto(path);
  await page.evaluate(playBusyPage, chats[0]?.id ?? '');
  await page.waitForTimeout(500);
  const day = await costOf(page, devTools);
  await page.evaluate(switchChats, chats[0]?.id ?? '');
  await page.waitForTimeout(500);
  const all = await costOf(page, devTools);
  await page.close();
  const { scriptMs, styleMs, layoutMs } = day;
  const switches = {
    ...all,
    scriptMs: all.scriptMs - scriptMs,
    styleMs: all.styleMs - styleMs,
    layoutMs: all.layoutMs - layoutMs,
  };
  return [day, switches];
}

async function costOf(page: Page, devTools: CDPSession): Promise<Cost> {
  await devTools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    scriptMs: value('ScriptDuration') * 1_000,
    styleMs: value('RecalcStyleDuration') * 1_000,
    layoutMs: value('LayoutDuration') * 1_000,
    nodes: value('Nodes'),
    heapMegabytes: value('JSHeapUsedSize') / 2 ** 20,
    ...(await page.evaluate(() => ({
      longestTaskMs: globalThis.longestTask,
      marks: [...document.querySelectorAll('[msg-cont]')].filter(
        (row) => getComputedStyle(row, '::before').clipPath !== 'none',
      ).length,
    }))),
  };
}

function print(what: string, part: 0 | 1): void {
  const names = ['scriptMs', 'styleMs', 'layoutMs', 'longestTaskMs', 'nodes', 'heapMegabytes', 'marks'] as const;
  const median = (kind: Kind, name: keyof Cost) =>
    quantile(
      (costs.get(kind) ?? []).map((round) => round[part][name]),
      0.5,
    );
  const more = (kind: Kind, name: keyof Cost) => median(kind, name) - median('the page alone', name);
  printTable(
    [what, ...names],
    kinds.flatMap((kind) => [
      [kind, ...names.map((name) => round(median(kind, name)))],
      ['… above the page alone', ...names.map((name) => round(more(kind, name)))],
    ]),
  );
  if (part === 1) return;
  console.log();
  const scriptMs = more('this extension', 'scriptMs');
  // A mark is a node to the browser, and there is one for each star on the page.
  const nodes = more('this extension', 'nodes') - median('this extension', 'marks');
  printGoal('at most 40 ms of script above the page alone', scriptMs <= 40, `${round(scriptMs)} ms`);
  printGoal('at most 50 nodes above the page alone, marks apart', nodes <= 50, `${round(nodes)}`);
}
