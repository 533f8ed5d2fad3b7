import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../clock';
import { createCaller } from '../send-request';
import { readList, someMessage, testStandIn } from '../test-stand-in';
import type { StarRecord } from '../world/types';
import { STAR_TYPES } from '../world/types';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const ids = (stars: readonly StarRecord[]) => stars.map((star) => star.message.id);

async function seeded(count: number) {
  const standIn = await testStandIn({ clock: manualClock(NOW), limits: { POST: 999, GET: 9999, DELETE: 999 } });
  standIn.seedStars(count);
  return { standIn, caller: createCaller(standIn) };
}

type Caller = Awaited<ReturnType<typeof seeded>>['caller'];

async function listAll(caller: Caller, query: Record<string, string>): Promise<string[]> {
  const all: string[] = [];
  let nextToken: string | null = null;
  do {
    const page = readList(await caller.list(nextToken === null ? query : { ...query, next_token: nextToken }));
    all.push(...page.ids);
    nextToken = page.nextToken;
  } while (nextToken !== null);
  return all;
}

describe('pages', () => {
  it('give every star once, newest first, whatever the limit', async () => {
    const { standIn, caller } = await seeded(123);
    const expected = ids([...standIn.stars()].sort((left, right) => right.time - left.time));
    for (const limit of ['1', '7', '50']) expect(await listAll(caller, { limit })).toEqual(expected);
    expect(readList(await caller.list()).ids).toHaveLength(50);
  });

  it('give stars of one instant once, also at the edge of a page', async () => {
    const { standIn, caller } = await seeded(0);
    for (let index = 0; index < 20; index += 1) {
      const { chat, message } = someMessage(standIn, index);
      const time = NOW - Math.floor(index / 7);
      standIn.world.stars.put({ accountId: standIn.accounts[0].id, chat, message, type: 'note', time });
    }
    for (const limit of ['1', '3', '6', '7']) {
      const all = await listAll(caller, { limit });
      expect(new Set(all).size).toBe(20);
      expect(all).toHaveLength(20);
    }
    standIn.switches.pageEdgeTies = 'skipped';
    expect(await listAll(caller, { limit: '3' })).toHaveLength(3 + 3 + 3);
  });

  it('neither repeat nor lose a star when others come and go meanwhile', async () => {
    const { standIn, caller } = await seeded(40);
    const before = ids(standIn.stars());
    const first = readList(await caller.list({ limit: '10' }));
    await caller.remove(before[10] ?? '');
    const { chat, message } = someMessage(standIn);
    await caller.post({ chat_id: chat.id, message_id: message.id, star_type: 'note' });
    const second = readList(await caller.list({ limit: '10', next_token: first.nextToken ?? '' }));
    expect(second.ids).toEqual(before.slice(11, 21));
  });

  it('refuse a token that was changed, made up, or given to another account', async () => {
    const { standIn, caller } = await seeded(60);
    const { nextToken } = readList(await caller.list());
    const token = nextToken ?? '';
    const cursor: unknown = JSON.parse(Buffer.from(token, 'base64').toString());
    expect(cursor).toEqual({ lastStarredTime: expect.stringMatching(/^\d{13}$/), limit: 50 });
    const forged = Buffer.from(JSON.stringify({ ...Object(cursor), lastStarredTime: '1' })).toString('base64');
    for (const bad of [forged, `${token}A`, token.slice(1), 'x', '']) {
      const refused = await caller.list({ next_token: bad });
      expect([refused.status, refused.json()]).toEqual([400, { code: 1012, message: 'input_invalid' }]);
    }
    const other = createCaller(standIn, standIn.tokens.issue({ account: standIn.accounts[1] }).value);
    expect((await other.list({ next_token: token })).status).toBe(400);
  });
});

describe('filters', () => {
  it('equal brute force in any combination', async () => {
    const { standIn, caller } = await seeded(200);
    const stars = standIn.stars();
    const times = fastCheck.option(fastCheck.integer({ min: NOW - 31 * 86_400_000, max: NOW }), { nil: null });
    await fastCheck.assert(
      fastCheck.asyncProperty(
        fastCheck.constantFrom(null, 'all', ...STAR_TYPES),
        fastCheck.constantFrom(null, ...standIn.chats.slice(0, 8).map((chat) => chat.id)),
        times,
        times,
        fastCheck.constantFrom('message' as const, 'starred' as const),
        async (type, chatId, from, to, timeFilterOn) => {
          standIn.switches.timeFilterOn = timeFilterOn;
          const expected = stars.filter((star) => {
            const time = timeFilterOn === 'message' ? star.message.time : star.time;
            return (
              (type === null || type === 'all' || star.type === type) &&
              (chatId === null || star.chat.id === chatId) &&
              (from === null || time > from) &&
              (to === null || time < to)
            );
          });
          const query: Record<string, string> = {
            ...(type === null ? {} : { star_type: type }),
            ...(chatId === null ? {} : { chat_id: chatId }),
            ...(from === null ? {} : { from_time: String(from) }),
            ...(to === null ? {} : { to_time: new Date(to).toISOString() }),
          };
          expect(await listAll(caller, query)).toEqual(ids(expected));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('take epoch milliseconds and ISO 8601 alike', async () => {
    const { standIn, caller } = await seeded(50);
    const time = standIn.stars()[20]?.message.time ?? 0;
    const spellings = [
      String(time),
      new Date(time).toISOString(),
      new Date(time + 19_800_000).toISOString().replace('Z', '+05:30'),
    ];
    const lists = await Promise.all(spellings.map(async (from_time) => (await caller.list({ from_time })).body));
    expect(new Set(lists).size).toBe(1);
    expect(readList(await caller.list({ from_time: String(time) })).ids).toHaveLength(20);
  });

  it.each([
    { limit: '0' },
    { limit: '51' },
    { limit: '-1' },
    { limit: '2.5' },
    { limit: '' },
    { star_type: 'ALL' },
    { star_type: 'question' },
    { from_time: 'yesterday' },
    { to_time: '2026-11-20' },
    { to_time: '2026-13-20T00:00:00Z' },
    { chat_id: '' },
    { sync_token: 'x'.repeat(201) },
    { sync_token: 'never-given' },
  ])('refuse %o', async (query) => {
    const { caller } = await seeded(1);
    const refused = await caller.list(query);
    expect([refused.status, refused.json()]).toEqual([400, { code: 1012, message: 'input_invalid' }]);
  });

  it('deny a chat the user is not in, and one that is not', async () => {
    const { standIn, caller } = await seeded(1);
    for (const chatId of [standIn.chats.at(-1)?.id ?? '', 'CT_1_1']) {
      const refused = await caller.list({ chat_id: chatId });
      expect([refused.status, refused.json()]).toEqual([403, { code: 430002, message: 'chat_access_denied' }]);
    }
  });
});

describe('sync_token', () => {
  it('lists what was starred or retyped since', async () => {
    const { standIn, caller } = await seeded(30);
    standIn.switches.syncToken = true;
    const syncToken = String(readList(await caller.list()).body.sync_token);
    expect(syncToken.length).toBeLessThanOrEqual(200);
    expect(readList(await caller.list({ sync_token: syncToken })).ids).toEqual([]);
    const retyped = standIn.stars()[12];
    const { chat, message } = someMessage(standIn);
    await caller.post({ chat_id: chat.id, message_id: message.id, star_type: 'note' });
    await caller.post({ chat_id: retyped?.chat.id, message_id: retyped?.message.id, star_type: 'manager' });
    const changed = readList(await caller.list({ sync_token: syncToken })).ids;
    expect(changed.sort()).toEqual([message.id, retyped?.message.id].sort());
  });
});

it('lists unknown star types and kinds of content as they are', async () => {
  const { standIn, caller } = await seeded(0);
  standIn.seedStars(100, { unknownStarType: true });
  const records = [
    ...Object(readList(await caller.list()).body.star_messages),
    ...standIn.stars().map((star) => ({ type: star.message.type, star_information: { star_type: star.type } })),
  ];
  expect(new Set(records.map((record) => record.type))).toEqual(new Set(['text', 'file', 'poll', 'hologram']));
  expect(records.some((record) => record.star_information.star_type === 'question')).toBe(true);
});
