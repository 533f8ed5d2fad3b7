import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillReplica } from '../e2e/fixtures/filled-replica';
import { type Extension, launchExtension } from '../e2e/fixtures/launch-extension';
import { openRealPopup } from '../e2e/fixtures/real-popup';
import { signIn } from '../e2e/fixtures/sign-in';
import { startStandIn } from '../e2e/stand-in/stand-in';
import { bundled, diskPages, plainListPaint, rowsPaintSlowed, scrollFrames } from './list-measures';

/** How fast the real popup is with so many stars: `npx tsx bench/popup-times.ts 10000 20`. Build for Chrome first. */
const [stars = 10_000, rounds = 20] = process.argv.slice(2).map(Number);

declare const chrome: { action: { setPopup(options: { popup: string }): Promise<void> } };
const textFile = 'managed-schema.json';

const standIn = await startStandIn();
const profile = mkdtempSync(join(tmpdir(), 'stars-bench-'));
const { extension } = await launchExtension({ standIn, profile, headless: true });
try {
  // tsx names every function by this; pages do not know it.
  await extension.context.addInitScript('globalThis.__name ??= (named) => named');
  print('a popup that is a page of text', await bareOpenings(extension));
  await signIn(extension);
  print('empty list: first paint', await openings(extension, rounds, firstPaint));
  await fillReplica(extension, stars);
  await bundled(extension, stars);
  print(`${stars} stars: first paint`, await openings(extension, rounds, firstPaint));
  print(`${stars} stars: first rows painted`, await openings(extension, rounds, rowsPaint));
  print(`${stars} stars: searchable`, await openings(extension, rounds, wholeList));
  const keys = await searchKeys(extension);
  print(
    `${stars} stars: one key of a search, the search itself`,
    keys.map(({ searchMs }) => searchMs),
  );
  print(
    `${stars} stars: one key of a search, until the rows stand in the page`,
    keys.map(({ shownMs }) => shownMs),
  );
  print(
    `${stars} stars: first rows painted in a tab, processor 4 × slower`,
    await rowsPaintSlowed(extension, 4, rounds),
  );
  // More of them take minutes.
  if (stars <= 10_000)
    print(
      `${stars} stars: a list with all of them in the page, for its rows alone`,
      await plainListPaint(extension, stars, 3),
    );
  print(`${stars} stars: a page of 50 from the disk`, await diskPages(extension, 200));
  const { frames, blank } = await scrollFrames(extension, 10_000);
  print(`${stars} stars: frames of scrolling through 10,000 rows, ${blank} of them blank`, frames);
} finally {
  await extension.context.close();
  await standIn.close();
  rmSync(profile, { recursive: true, force: true });
}

type RealPopup = Awaited<ReturnType<typeof openRealPopup>>;

/** The least that a popup takes in this browser, on this machine: another file of the package in its place. */
async function bareOpenings(extension: Extension): Promise<number[]> {
  const choose = (popup: string) => extension.worker.evaluate((path) => chrome.action.setPopup({ popup: path }), popup);
  await choose(textFile);
  const times = await openings(extension, rounds, firstPaint, textFile);
  await choose('src/popup/index.html');
  return times;
}

/** Each popup is a new one. */
async function openings(
  extension: Extension,
  count: number,
  measure: (popup: RealPopup) => Promise<number>,
  path?: string,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round++) {
    // A popup needs a window that is active.
    await extension.context.pages()[0]?.bringToFront();
    const popup = await openRealPopup(extension, path);
    times.push(await measure(popup));
    await popup.close();
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return times;
}

/** Ms from the beginning of the page to its first paint. */
function firstPaint(popup: RealPopup): Promise<number> {
  return popup.evaluate(`new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0];
      if (paint) resolve(paint.startTime);
    }).observe({ type: 'paint', buffered: true });
  })`);
}

/** Ms from the beginning of the page to the paint of the first row. */
function rowsPaint(popup: RealPopup): Promise<number> {
  return popup.evaluate(`new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const row = list.getEntries().find(({ element }) => element?.closest('li'));
      if (row) resolve(row.startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  })`);
}

/** Ms from the beginning of the page until every star is found by a search. */
function wholeList(popup: RealPopup): Promise<number> {
  return popup.evaluate(`new Promise((resolve) => {
    const look = () => document.querySelector('li')?.ariaSetSize === '${stars}'
      ? resolve(performance.now()) : setTimeout(look, 2);
    look();
  })`);
}

/** Ms that the page works for one key: until the search is done, which is before the browser is given its turn, and until its rows are there. */
async function searchKeys(extension: Extension): Promise<{ searchMs: number; shownMs: number }[]> {
  const popup = await openRealPopup(extension);
  await wholeList(popup);
  const times = await popup.evaluate<{ searchMs: number; shownMs: number }[]>(`(async () => {
    const field = document.querySelector('input[type=search]');
    const times = [];
    for (const word of ['ticket', 'zurich', 'star 99', 'キャッシュ', 'person 7 chat-1', 'العربيه', '🎉', 'contract']) {
      for (let length = 1; length <= word.length; length++) {
        field.value = word.slice(0, length);
        const from = performance.now();
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        const searchMs = performance.now() - from;
        await new Promise((resolve) => setTimeout(resolve));
        times.push({ searchMs, shownMs: performance.now() - from });
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    }
    return times;
  })()`);
  await popup.close();
  return times;
}

function print(what: string, times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms (${times.length})`);
}
