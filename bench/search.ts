// Our search beside minisearch and flexsearch: npx tsx bench/search.ts [stars…]
import { collectGarbage, megabyte } from '../src/background/testing/collect-garbage';
import { printGoal, printTable, quantile, ratio, round } from './print-table';
import { checkFindings } from './search/check-findings';
import { languages, makeRows, typedKeys } from './search/corpus';
import { type Engine, engines, type Search } from './search/engines';

const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [1_000, 10_000, 100_000];

interface Cost {
  engine: string;
  stars: number;
  buildMs: number;
  megabytes: number;
  keyMs: number[];
}

function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / megabyte;
}

function measure({ name, build }: Engine, stars: number): Cost {
  const rows = makeRows(stars);
  const keys = Object.values(typedKeys(rows, 12)).flat();
  const before = heap();
  let search: Search = () => [];
  // Some of it may be put off until somebody searches.
  const buildMs = workOf(() => {
    search = build(rows);
    search('first');
  });
  for (const typed of keys.slice(0, 40)) search(typed);
  // What was joined of parts, a search has made one.
  const megabytes = heap() - before;
  return { engine: name, stars, buildMs, megabytes, keyMs: keys.map((typed) => workOf(() => search(typed))) };
}

/** Ms of the processor, not of the clock: what else the machine does counts for nothing. The engine's own threads do. */
function workOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

// So that nobody pays for the compiler's warming up.
for (const engine of engines) measure(engine, 1_000);
const costs = sizes.flatMap((stars) => engines.map((engine) => measure(engine, stars)));
const p50 = ({ keyMs }: Cost) => quantile(keyMs, 0.5);
const p95 = ({ keyMs }: Cost) => quantile(keyMs, 0.95);
const oursOf = (stars: number) => costs.find((cost) => cost.stars === stars);
printTable(
  [
    'stars',
    'engine',
    'build and first key, ms',
    'memory, MB',
    'a key p50, ms',
    'p95, ms',
    'build to ours',
    'memory to ours',
    'p95 to ours',
  ],
  costs.map((cost) => {
    const ours = oursOf(cost.stars) ?? cost;
    return [
      `${cost.stars}`,
      cost.engine,
      round(cost.buildMs),
      round(cost.megabytes),
      round(p50(cost)),
      round(p95(cost)),
      ratio(cost.buildMs, ours.buildMs),
      ratio(cost.megabytes, ours.megabytes),
      ratio(p95(cost), p95(ours)),
    ];
  }),
);
const grown = costs.flatMap((cost) => {
  const before = costs.find(({ engine, stars }) => engine === cost.engine && stars * 10 === cost.stars);
  return before ? [{ before, cost }] : [];
});
printTable(
  ['10 × the stars cost', 'engine', 'build and first key', 'memory', 'a key p50', 'p95'],
  grown.map(({ before, cost }) => [
    `${before.stars} → ${cost.stars}`,
    cost.engine,
    ratio(cost.buildMs, before.buildMs),
    ratio(cost.megabytes, before.megabytes),
    ratio(p50(cost), p50(before)),
    ratio(p95(cost), p95(before)),
  ]),
);
const findings = checkFindings(2_000, 40);
printTable(
  ['2,000 stars', ...languages.map((language) => `${language}: missed, wrong`)],
  findings.map(({ engine, of }) => [
    engine,
    ...languages.map((language) => `${round(of[language].missed * 100)} %, ${round(of[language].wrong * 100)} %`),
  ]),
);
console.log();
const [ours] = findings;
if (ours)
  printGoal('all and only what brute force finds', ours.unequal === 0, `${ours.unequal} of ${ours.keys} keys differ`);
for (const [stars, most] of [
  [10_000, 5],
  [100_000, 20],
] as const) {
  const cost = oursOf(stars);
  if (cost) printGoal(`a key at ${stars} stars in ≤ ${most} ms p95`, p95(cost) <= most, `${round(p95(cost))} ms`);
}
