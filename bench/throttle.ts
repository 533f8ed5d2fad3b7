// Our throttle beside the usual limiters, in one world with a virtual clock: npx tsx bench/throttle.ts [seeds]
// 50 calls a minute are allowed. A window is any 60 s; it is broken when more than 50 calls are in it.
import { printGoal, printTable } from './print-table';
import { candidates, limit } from './throttle/limiters';
import {
  backlogMinutes,
  border,
  drain,
  drained,
  kills,
  randomBursts,
  restart,
  standingBacklog,
} from './throttle/scenarios';
import { type Measured, playWorld, type World } from './throttle/world';

const seeds = Number(process.argv[2] ?? 40);
const fewSeeds = Math.min(5, seeds);
const random = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const rows: string[][] = [];
for (const candidate of candidates) {
  const play = async (scenario: (world: World) => void, count: number, more = {}): Promise<Measured[]> => {
    const all: Measured[] = [];
    for (const seed of random(count)) all.push(await playWorld({ candidate, seed, scenario, ...more }));
    return all;
  };
  const worst = (all: readonly Measured[]) => Math.max(...all.map(({ worstArrived }) => worstArrived));
  const broken = (all: readonly Measured[]) => all.filter(({ worstArrived }) => worstArrived > limit).length;

  const atBorder = await play(border, fewSeeds);
  const bursts = await play(randomBursts, seeds);
  const restarted = await play(restart, fewSeeds);
  const killed = await play(kills, seeds);
  const drains = await play(drain, fewSeeds);
  const backlog = await play(standingBacklog, fewSeeds, { isLocking: true, end: backlogMinutes * 60_000 });

  const sentTooOften = bursts.filter(({ worstSent }) => worstSent > limit).length;
  const worstSent = Math.max(...bursts.map((run) => run.worstSent));
  const drainSeconds = Math.max(...drains.map(({ lastAnswerAt }) => lastAnswerAt)) / 1_000;
  const goodput = mean(backlog.map(({ accepted }) => accepted)) / backlogMinutes;
  rows.push([
    candidate.name,
    `${worst(atBorder)}`,
    `${sentTooOften}/${seeds} (${worstSent})`,
    `${broken(bursts)}/${seeds} (${worst(bursts)})`,
    `${worst(restarted)}`,
    `${broken(killed)}/${seeds} (${worst(killed)})`,
    drainSeconds.toFixed(1),
    `${goodput.toFixed(1)}, ${mean(backlog.map(({ locks }) => locks)).toFixed(1)}`,
  ]);
  if (drains.some(({ sent }) => sent !== drained)) throw new Error(`${candidate.name} did not send all`);
  if (candidate !== candidates[0]) continue;
  const allBroken = [atBorder, bursts, restarted, killed, drains].reduce((sum, runs) => sum + broken(runs), 0);
  printGoal('0 broken windows at the server, restarts included', allBroken === 0, `${allBroken} runs broken`);
  printGoal(`${drained} calls in at most 612 s`, drainSeconds <= 612, `${drainSeconds.toFixed(1)} s`);
  printGoal('at least 48 calls a minute past a server that locks', goodput >= 48, `${goodput.toFixed(1)} a minute`);
}
printTable(
  [
    `seeds 1-${seeds}`,
    'border: worst',
    'bursts, sent: broken (worst)',
    'bursts, arrived: broken (worst)',
    'restart: worst',
    'kills: broken (worst)',
    `${drained} calls, s`,
    'goodput a minute, locks',
  ],
  rows,
);
