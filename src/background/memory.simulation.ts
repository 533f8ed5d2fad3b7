import { expect, test } from 'vitest';
import { collectGarbage, megabyte } from './testing/collect-garbage';
import { account, createListRig } from './testing/list-rig';
import { openForgetfulReplica, pageLength, sentList } from './testing/long-list';

const pages = 2_000;
const list = sentList(pages);

test.each(['whole', 'short'])('a %s pass over 100,000 stars holds at most 20 MB at any page', async (kind) => {
  const { replica, kept } = openForgetfulReplica();
  let asked = 0;
  let startHeld = 0;
  let mostHeld = 0;
  let highest = 0;
  const rig = createListRig({
    replica,
    list: (query) => {
      rig.calls.length = 0;
      highest = Math.max(highest, process.memoryUsage().heapUsed);
      if (asked % 50 === 0) {
        collectGarbage();
        const held = process.memoryUsage().heapUsed;
        if (asked === 0) startHeld = held;
        mostHeld = Math.max(mostHeld, held);
      }
      asked += 1;
      return list(query);
    },
  });
  if (kind === 'short') {
    const { pass, ...rest } = await replica.checkpoint(account.id);
    await replica.saveCheckpoint({ ...rest, pass: pass + 1, completedAt: rig.clock.now() });
  }
  expect(await rig.finish(rig.sync.run('background'))).toBe('done');
  const grownBy = (heap: number) => Number(((heap - startHeld) / megabyte).toFixed(1));
  console.log(`${kind}: ${asked} pages, at most ${grownBy(mostHeld)} MB held, ${grownBy(highest)} MB with garbage`);
  // With the newest pages read again in the middle, every quarter of an hour.
  expect(kept() - pages * pageLength).toBeLessThanOrEqual(kind === 'whole' ? 6 * 3 * pageLength : 0);
  expect(asked).toBeGreaterThanOrEqual(pages);
  expect(grownBy(mostHeld)).toBeLessThanOrEqual(20);
});
