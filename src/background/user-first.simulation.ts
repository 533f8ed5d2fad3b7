import { expect, test } from 'vitest';
import { createSeededRandom } from '../cliq/testing/seeded-random';
import { createSlidingWindowServer } from '../cliq/testing/sliding-window-server';
import { type Priority, requestsPerMinute, type Verb } from '../cliq/throttle';
import { createMemoryDisk, createMemoryReplica } from '../replica/testing/memory-replica';
import { undoHoldMs } from '../stars/intent';
import { listed } from '../stars/listed';
import type { Star } from '../stars/star';
import { wish } from '../stars/wish';
import { account, createListRig, pagesOf, type RigCall } from './testing/list-rig';
import { refNamed, starNamed } from './testing/named-stars';

const minuteMs = 60_000;
/** Wall clocks tell whole milliseconds. */
const oneTickMs = 1;
const stars: Star[] = Array.from({ length: 5_000 }, (_, n) => ({ ...starNamed(`m${n}`), starredAt: 90_000 - n }));

interface Moment {
  verb: Verb;
  /** When the user acted; for a removal: when the time for Undo was over. */
  at: number;
}

/** A first sync of 5,000 stars, and a user who acts at random moments of it, as often as Cliq's limit lets anybody. */
async function play(seed: number, priority: Priority): Promise<{ moments: Moment[]; calls: RigCall[] }> {
  const random = createSeededRandom(seed);
  const disk = createMemoryDisk();
  disk.account = account;
  const replica = createMemoryReplica(disk);
  const rig = createListRig({ replica, list: (query) => pagesOf(stars, query), random });
  const moments: Moment[] = [];
  let isOver = false;
  let changed = 0;

  /** A star whose row is there already, so that its removal has something to send. */
  async function change(want: string | null): Promise<void> {
    changed += 1;
    const messageId = `own${changed}`;
    const star = starNamed(messageId);
    const known = (entry: Parameters<typeof listed>[0]) =>
      listed(entry, star, { accountId: account.id, requestedRevision: 0, pass: 1 });
    const change = (entry: Parameters<typeof listed>[0]) =>
      wish(want === null ? known(entry) : entry, account.id, refNamed(messageId), want, rig.clock.now());
    await replica.change(account.id, messageId, change);
    moments.push(
      want === null ? { verb: 'DELETE', at: rig.time.now() + undoHoldMs } : { verb: 'POST', at: rig.time.now() },
    );
    rig.delivery.start();
  }
  /** Acts again and again, `pauseMs` and up to twice as long apart. */
  function often(pauseMs: number, act: () => void): void {
    const next = () => {
      if (isOver) return;
      act();
      rig.time.at(rig.time.now() + pauseMs * (1 + random.next()), next);
    };
    rig.time.at(pauseMs * random.next() + 5_000, next);
  }

  const started = rig.sync.run(priority);
  const refreshes: Promise<unknown>[] = [];
  // At most three in any 60 s: so many slots background calls leave free.
  often(minuteMs / 2.9, () => {
    moments.push({ verb: 'GET', at: rig.time.now() });
    refreshes.push(rig.sync.run('user'));
  });
  often(minuteMs / 40, () => void change('note'));
  often(minuteMs / 40, () => void change(null));
  while ((await replica.checkpoint(account.id)).completedAt === null) await rig.pass(1_000);
  isOver = true;
  await rig.pass(minuteMs);
  await started;
  expect(await Promise.all(refreshes)).toEqual(refreshes.map(() => 'done'));
  return { moments, calls: rig.calls };
}

/** How long each action waited until its call went out, and how long the read under way at that moment still took. */
function waitsOf(verb: Verb, { moments, calls }: Awaited<ReturnType<typeof play>>) {
  const sent = calls.filter((call) => call.verb === verb && (verb !== 'GET' || call.query.nextToken === undefined));
  // The pass itself begins with a call of its own.
  const own = verb === 'GET' ? sent.slice(1) : sent;
  const acted = moments.filter((moment) => moment.verb === verb);
  if (verb !== 'GET') expect(own).toHaveLength(acted.length);
  return acted.map(({ at }, index) => {
    // Who asks while another one's read waits or is under way is answered with it.
    const call = verb === 'GET' ? own.find(({ answeredAt }) => answeredAt >= at) : own[index];
    const underWay = calls.find((other) => other.verb === 'GET' && other.sentAt < at && other.answeredAt > at);
    return {
      at,
      waited: Math.max(0, (call?.sentAt ?? Number.POSITIVE_INFINITY) - at),
      toServer: (call?.arrivesAt ?? Number.POSITIVE_INFINITY) - at,
      readTook: (underWay?.answeredAt ?? at) - at,
    };
  });
}

const verbs = ['GET', 'POST', 'DELETE'] as const;

async function measure(seeds: number, priority: Priority): Promise<Record<Verb, ReturnType<typeof waitsOf>>> {
  const waits: Record<Verb, ReturnType<typeof waitsOf>> = { GET: [], POST: [], DELETE: [] };
  for (let seed = 1; seed <= seeds; seed++) {
    const played = await play(seed, priority);
    for (const verb of verbs) {
      waits[verb].push(...waitsOf(verb, played));
      const server = createSlidingWindowServer(requestsPerMinute[verb]);
      const arrivals = played.calls.filter((call) => call.verb === verb).map(({ arrivesAt }) => arrivesAt);
      for (const at of arrivals.sort((a, b) => a - b)) server.arrive(at);
      expect(server.violations()).toBe(0);
    }
  }
  return waits;
}

function print(name: string, waits: ReturnType<typeof waitsOf>): void {
  const times = waits.map(({ toServer }) => toServer).sort((a, b) => a - b);
  const ms = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
  const behind = waits.filter(({ readTook }) => readTook > 0).length;
  console.log(
    `${name}: ${times.length} moments, ${behind} during a read; to the server p50 ${ms(0.5)} ms, p99 ${ms(0.99)} ms, max ${ms(1)} ms`,
  );
}

test('during a first sync of 5,000 stars a Refresh waits for one read at most, a change for none', async () => {
  const waits = await measure(40, 'background');
  for (const verb of verbs) print(verb, waits[verb]);
  expect(waits.GET.length).toBeGreaterThanOrEqual(200);
  for (const { waited, readTook } of waits.GET) expect(waited).toBeLessThanOrEqual(readTook);
  expect(waits.POST.length + waits.DELETE.length).toBeGreaterThanOrEqual(200);
  for (const { waited } of [...waits.POST, ...waits.DELETE]) expect(waited).toBeLessThan(oneTickMs);
});

test('after a sign-in too, but that its first 30 reads take all slots of their minute', async () => {
  const waits = await measure(10, 'user');
  // 1,500 stars in a minute leave nothing of the 30: until then a Refresh has to wait for Cliq's limit, and is told so after 10 s.
  const isFirstMinute = ({ at }: { at: number }) => at < minuteMs + 12_000;
  print('GET in the first minute', waits.GET.filter(isFirstMinute));
  const later = waits.GET.filter((wait) => !isFirstMinute(wait));
  print('GET later', later);
  expect(later.length).toBeGreaterThan(20);
  for (const { waited, readTook } of later) expect(waited).toBeLessThanOrEqual(readTook);
  for (const { waited } of [...waits.POST, ...waits.DELETE]) expect(waited).toBeLessThan(oneTickMs);
});
