// What a first sync and an idle day cost, by the number of stars: npx tsx bench/sync.ts [stars…]
// The real sync, delivery, session and throttle in virtual time, against the strictest reading of Cliq's limits.
import { printGoal, printTable, ratio, round } from './print-table';
import { measureSync, type SyncCost } from './sync/first-sync';
import { heldBySync } from './sync/held-memory';

const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [1_000, 10_000, 100_000];
const leastRequests = (stars: number) => Math.ceil(stars / 50);
const leastMinutes = (stars: number) => leastRequests(stars) / 30;
/** One look each quarter of an hour. */
const leastADay = 96;

const costs: (SyncCost & { heldMegabytes: number })[] = [];
for (const stars of sizes) costs.push({ ...(await measureSync(stars)), heldMegabytes: await heldBySync(stars) });

printTable(
  ['stars', 'requests', 'of the least', 'minutes', 'of the least', 'peak of its own, MB'],
  costs.map(({ stars, requests, minutes, heldMegabytes }) => [
    `${stars}`,
    `${requests}`,
    ratio(requests, leastRequests(stars)),
    round(minutes),
    ratio(minutes, leastMinutes(stars)),
    round(heldMegabytes),
  ]),
);
printTable(
  ['stars', 'an idle day: requests to Cliq', 'of 96 looks', 'tokens', 'wake-ups'],
  costs.map(({ stars, day }) => [
    `${stars}`,
    `${day.requests}`,
    ratio(day.requests, leastADay),
    `${day.tokens}`,
    `${day.wakeUps}`,
  ]),
);
printTable(
  ['10 × the stars cost', 'requests', 'minutes', 'peak', 'requests a day', 'wake-ups a day'],
  costs.slice(1).flatMap((cost, index) => {
    const before = costs[index];
    if (!before || cost.stars !== before.stars * 10) return [];
    return [
      [
        `${before.stars} → ${cost.stars}`,
        ratio(cost.requests, before.requests),
        ratio(cost.minutes, before.minutes),
        ratio(cost.heldMegabytes, before.heldMegabytes),
        ratio(cost.day.requests, before.day.requests),
        ratio(cost.day.wakeUps, before.day.wakeUps),
      ],
    ];
  }),
);
console.log();
for (const { stars, requests, minutes, worstShare, heldMegabytes } of costs) {
  printGoal(`${stars} stars in ≤ 1.05 × the least requests`, requests <= 1.05 * leastRequests(stars), `${requests}`);
  const mostMinutes = leastMinutes(stars) * 1.15;
  printGoal(`in ≤ ${round(mostMinutes)} minutes`, minutes <= mostMinutes, round(minutes));
  printGoal('never above Cliq’s limit', worstShare <= 1, `at most ${round(worstShare * 100)} % of it`);
  printGoal('at most 20 MB of memory', heldMegabytes <= 20, `${round(heldMegabytes)} MB`);
}
