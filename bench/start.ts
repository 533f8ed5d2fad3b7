// How long the background takes to begin, and what it holds: npx tsx bench/start.ts [rounds] [stars…]. Build for Chrome first.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumPath } from '../e2e/fixtures/chromium-path';
import { fillReplica } from '../e2e/fixtures/filled-replica';
import { browserArguments, type Extension, extensionIn, launchExtension } from '../e2e/fixtures/launch-extension';
import { signIn } from '../e2e/fixtures/sign-in';
import { startStandIn } from '../e2e/stand-in/stand-in';
import { measureWorkerHeap } from '../scripts/soak/worker-heap';
import { roundTrips, writeBareExtension } from './cold-starts';
import { printGoal, printTable, quantile, ratio, round } from './print-table';

const [rounds = 20, ...asked] = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [1_000, 10_000];
const megabyte = 2 ** 20;

const standIn = await startStandIn();
const folders = [mkdtempSync(join(tmpdir(), 'stars-bench-')), mkdtempSync(join(tmpdir(), 'stars-bench-'))] as const;
const bareFolder = writeBareExtension();
const starts: [string, { cold: number[]; warm: number[] }][] = [];
const kept: string[][] = [];
try {
  const bare = await chromium.launchPersistentContext(folders[0], {
    executablePath: chromiumPath(),
    headless: true,
    chromiumSandbox: false,
    args: browserArguments(standIn, bareFolder),
  });
  starts.push(['an empty worker', await roundTrips((await extensionIn(bare, standIn)).extension, rounds, {})]);
  await bare.close();
  const { extension } = await launchExtension({ standIn, profile: folders[1], headless: true });
  // tsx names every function by this; pages do not know it.
  await extension.context.addInitScript('globalThis.__name ??= (named) => named');
  await signIn(extension);
  // What a chat page asks when it is opened.
  const ids = Array.from({ length: 20 }, (_, n) => `${1_777_805_235_487 + n}_162898249840`);
  const ask = { stars: 'starsOf', args: [ids] };
  starts.push(['this extension, what it refuses', await roundTrips(extension, rounds, { stars: 'nothing', args: [] })]);
  starts.push(['this extension, 20 messages of no star', await roundTrips(extension, rounds, ask)]);
  for (const stars of sizes) {
    await fillReplica(extension, stars);
    starts.push([`the same with ${stars} stars on the disk`, await roundTrips(extension, rounds, ask)]);
    const heap = (await measureWorkerHeap(extension)) ?? Number.NaN;
    kept.push([`${stars}`, round(heap / megabyte), round((await databaseBytes(extension)) / megabyte)]);
  }
  await extension.context.close();
} finally {
  await standIn.close();
  for (const folder of [...folders, bareFolder]) rmSync(folder, { recursive: true, force: true });
}

function databaseBytes({ worker }: Extension): Promise<number> {
  return worker.evaluate(async () => (await navigator.storage.estimate()).usage ?? Number.NaN);
}

const p50 = (times: readonly number[]) => quantile(times, 0.5);
const least = p50(starts[0]?.[1].cold ?? []);
printTable(
  ['a message and its answer', 'cold p50, ms', 'p95, ms', 'cold p50 to the empty', 'warm p50, ms'],
  starts.map(([name, { cold, warm }]) => [
    name,
    round(p50(cold)),
    round(quantile(cold, 0.95)),
    ratio(p50(cold), least),
    round(p50(warm)),
  ]),
);
printTable(['stars', 'heap of the idle worker, MB', 'database, MB'], kept);
console.log();
for (const [name, { cold }] of starts.slice(1))
  printGoal(`${name}: cold round trip ≤ 30 ms p50`, p50(cold) <= 30, `${round(p50(cold))} ms`);
