import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { ListQuery } from '../cliq/api';
import { parseList } from '../cliq/wire';
import { createMemoryDisk, createMemoryReplica } from '../replica/testing/memory-replica';
import { account, createListRig, type ListAnswer } from './testing/list-rig';

const pages = 2_000;
const pageLength = 50;
const megabyte = 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** As Cliq sends it, with a text of 500 characters; made when it is asked for and kept nowhere. */
function pageAsSent(page: number): string {
  const records = Array.from({ length: pageLength }, (_, n) => {
    const star = page * pageLength + n;
    return {
      type: 'text',
      id: `${1_777_805_000_000 + star}_162898249840`,
      time: new Date(1_777_805_000_000 + star).toISOString(),
      sender: { id: '1234567890', name: `Sender ${star % 97}` },
      content: { text: `${star} `.repeat(100).slice(0, 500) },
      is_pinned: false,
      // The oldest first: a short pass may not stop.
      star_information: { star_type: 'note', starred_message_time: new Date(1_777_900_000_000 + star).toISOString() },
      chat_information: {
        chat_id: 'CT_1894736520184930172_847291635',
        chat_type: 'channel',
        title: 'Launch',
        joined: true,
      },
    };
  });
  // As long as the vendor's.
  const next =
    page + 1 < pages ? { next_token: `eyJsYXN0U3RhcnJlZFRpbWUiOiIxNzQ1OTkwMDAwMDAwIiwibGltaXQiOj${page + 1}` } : {};
  return JSON.stringify({ star_messages: records, ...next });
}

const list = ({ nextToken }: ListQuery): ListAnswer =>
  parseList(JSON.parse(pageAsSent(Number(/\d+$/.exec(nextToken ?? '')?.[0] ?? 0)))) ?? 'failed';

/** A replica that forgets every star at once: what is left is what sync itself holds. */
function openForgetfulReplica() {
  const disk = createMemoryDisk();
  disk.account = account;
  const replica = createMemoryReplica(disk);
  let kept = 0;
  return {
    kept: () => kept,
    replica: {
      ...replica,
      changeMany: async (...given: Parameters<typeof replica.changeMany>) => {
        const changes = await replica.changeMany(...given);
        kept += disk.entries.size;
        disk.entries.clear();
        return changes;
      },
    },
  };
}

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
