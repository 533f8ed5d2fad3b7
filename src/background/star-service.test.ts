import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { parseList } from '../cliq/wire';
import { openStarReader } from '../replica/open-star-reader';
import { everything } from '../stars/star-filter';
import type { StarCursor } from '../stars/star-service';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed, starNamed } from './testing/named-stars';
import { createWorld, type World } from './testing/world';

const id = '1777805235487_162898249840';
const idOf = (n: number) => `${1_777_805_000_000 + n}_162898249840`;
let world: World;
let worker: ReturnType<World['startWorker']>;

beforeEach(async () => {
  world = createWorld();
  worker = world.startWorker();
});

async function signIn() {
  await worker.service.signIn(signInSettings);
  await worker.sync.run('user');
}
async function readList(filter = everything) {
  const ids: string[] = [];
  let cursor: StarCursor | null = null;
  do {
    const page = await worker.service.list(filter, cursor);
    ids.push(...page.rows.map(({ messageId }) => messageId));
    cursor = page.next;
  } while (cursor);
  return ids;
}

test('what the organization has set counts at sign-in, whatever a page asks for', async () => {
  const urls: URL[] = [];
  world.onAuthWindow(async (url) => {
    urls.push(new URL(url));
    return world.grantTo(url, '1000.token');
  });
  const managed = { clientId: '1000.COMPANY', dataCenter: 'eu', asksEmail: true } as const;
  await world.startWorker({ signInSettings: managed }).service.signIn(signInSettings);
  expect(urls.map(({ host, searchParams }) => [host, searchParams.get('client_id')])).toEqual([
    ['accounts.zoho.eu', '1000.COMPANY'],
  ]);
});

describe('the list, for places that cannot read the replica', () => {
  beforeEach(async () => {
    for (let n = 0; n < 130; n++) {
      const type = n % 2 ? 'note' : 'important';
      world.server.set(idOf(n), { ...starNamed(idOf(n)), type, starredAt: 1_777_900_000_000 + n });
    }
    await signIn();
  });

  test('comes in pages of 50, newest first, without gap or duplicate', async () => {
    expect((await worker.service.list(everything, null)).rows).toHaveLength(50);
    expect(await readList()).toEqual(Array.from({ length: 130 }, (_, n) => idOf(129 - n)));
  });

  test('rows by their ids, and how things stand', async () => {
    expect((await worker.service.rowsOf([idOf(7), idOf(500)])).map(({ messageId }) => messageId)).toEqual([idOf(7)]);
    expect(await worker.service.status()).toMatchObject({ waiting: 0, isComplete: true });
  });

  test('is filtered by types and words', async () => {
    expect(await readList({ ...everything, types: ['note'], words: '' })).toHaveLength(65);
    expect(await readList({ ...everything, types: [], words: `TEXT ${idOf(7)}` })).toEqual([idOf(7)]);
    expect(await readList({ ...everything, types: ['important'], words: idOf(7) })).toEqual([]);
  });

  test('leaves out what was removed', async () => {
    await worker.service.setStar(refNamed(idOf(129)), null);
    expect((await readList())[0]).toBe(idOf(128));
  });
});

test('hostile records go through list answer, replica and list without harm', async () => {
  await signIn();
  const account = await worker.session.account();
  const hostile = fc.oneof(
    fc.constantFrom<unknown>(
      '<img src=x onerror=alert(1)>',
      'javascript:alert(1)',
      '__proto__',
      '\u202egnp',
      'x'.repeat(1_000_000),
    ),
    fc.anything({ maxDepth: 2 }),
  );
  const record = fc.record({
    id: fc.oneof(fc.constantFrom('__proto__', 'constructor', '<b>', id), fc.string({ minLength: 1 }), hostile),
    star_information: fc.record({ star_type: fc.oneof(fc.constant('note'), hostile), starred_message_time: hostile }),
    sender: hostile,
    content: fc.oneof(fc.record({ text: hostile, file_name: hostile, file_url: hostile }), hostile),
    chat_information: hostile,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 5 }), async (data) => {
      const page = parseList({ data });
      if (!page) throw new Error('a list was not read');
      world.advance(2_500);
      world.answerNext({ kind: 'done', value: page, serverTime: null } as never);
      await worker.sync.run('user');
      const ids = await readList();
      for (const { messageId } of page.stars) expect(ids).toContain(messageId);
      expect(Object.getPrototypeOf({})).toBe(Object.prototype);
      expect(({} as Record<string, unknown>).star_type).toBeUndefined();
    }),
    { numRuns: 60 },
  );
  expect(account).not.toBeNull();
});

describe('what cannot be written down', () => {
  test('no database: said as not saved', async () => {
    await signIn();
    worker.replica.account = () => Promise.reject(new DOMException('no', 'InvalidStateError'));
    await expect(worker.service.setStar(refNamed(id), 'note')).rejects.toMatchObject({ code: 'not-saved' });
  });

  test('an organization that cannot be learnt does not keep a star from being set', async () => {
    await signIn();
    worker.replica.changeAccount = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    expect(await worker.service.setStar(refNamed(id), 'note')).toMatchObject({ type: 'note' });
  });
});

test('a second Undo takes back nothing more', async () => {
  await signIn();
  await worker.service.setStar(refNamed(id), 'important');
  await worker.delivery.idle();
  await worker.service.setStar(refNamed(id), 'note');
  await worker.delivery.idle();
  await worker.service.setStar(refNamed(id), null);
  expect(await worker.service.undo(id)).toMatchObject({ type: 'note' });
  await expect(worker.service.undo(id)).rejects.toMatchObject({ code: 'nothing-to-undo' });
});

test('a change that Cliq refused, then another device, then the user again: the wish is sent', async () => {
  await signIn();
  await worker.service.setStar(refNamed(id), 'important');
  await worker.delivery.idle();
  world.answerNext({ kind: 'refused', reason: 'input_invalid', detail: 'POST 400 input_invalid', serverTime: null });
  await worker.service.setStar(refNamed(id), 'note');
  await worker.delivery.idle();
  world.server.set(id, { ...starNamed(id), type: 'to_do', starredAt: world.clock.now() });
  await worker.service.refresh();
  await worker.service.setStar(refNamed(id), 'important');
  await worker.delivery.idle();
  expect(world.server.get(id)?.type).toBe('important');
});

test('Refresh inside a pause of the list says so at once', async () => {
  await signIn();
  world.answerNext({ kind: 'throttled', retryAfterMs: null, serverTime: null });
  await expect(worker.service.refresh()).rejects.toMatchObject({ code: 'cliq-paused' });
  await expect(worker.service.refresh()).rejects.toMatchObject({ code: 'cliq-paused' });
  expect(world.calls.filter(({ verb }) => verb === 'GET')).toHaveLength(2);
});

test('signing in again ends "Sign in again", also when nothing is left to deliver', async () => {
  await signIn();
  await worker.service.setStar(refNamed(id), 'note');
  await worker.delivery.idle();
  world.answerNext({ kind: 'unauthorized', serverTime: null });
  await worker.service.setStar(refNamed(id), 'manager');
  await worker.delivery.idle();
  await worker.service.undo(id);
  await signIn();
  const reader = await openStarReader();
  expect(await reader.status()).toMatchObject({ problem: null, waiting: 0, account: { signInNeeded: false } });
  reader.close();
});

test('a pass that met records it could not read removes nothing', async () => {
  world.server.set(id, { ...starNamed(id), starredAt: world.clock.now() });
  await signIn();
  for (let pass = 0; pass < 3; pass++) {
    world.advance(7 * 3_600_000);
    await worker.service.signIn(signInSettings);
    world.answerNext({
      kind: 'done',
      value: { stars: [], unreadable: 1, nextToken: null, syncToken: null },
      serverTime: null,
    } as never);
    await worker.sync.run('user');
  }
  expect(await readList()).toEqual([id]);
});

test('a view that opens asks Cliq, but not again within 30 s', async () => {
  await signIn();
  const gets = () => world.calls.filter(({ verb }) => verb === 'GET').length;
  await worker.service.viewOpened();
  expect(gets()).toBe(1);
  world.advance(31_000);
  await worker.service.viewOpened();
  await expect.poll(gets).toBe(2);
});

test('a view that opens asks again after a sync that failed since, but not in every second of a long fault', async () => {
  await signIn();
  const gets = () => world.calls.filter(({ verb }) => verb === 'GET').length;
  const fail = () =>
    world.answerNext({ kind: 'failed', answered: true, offline: false, detail: 'GET 503', serverTime: null }, 'GET');
  fail();
  await expect(worker.service.refresh()).rejects.toMatchObject({ code: 'unavailable' });
  await worker.service.viewOpened();
  expect(gets()).toBe(2);
  world.advance(2_000);
  await worker.service.viewOpened();
  await expect.poll(gets).toBe(3);
  world.advance(1_000);
  await worker.service.viewOpened();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(gets()).toBe(3);
});

test('a change says what is known to be in its way', async () => {
  await signIn();
  expect((await worker.service.setStar(refNamed(id), 'note')).waitsFor).toBeNull();
  await worker.delivery.idle();
  world.answerNext({ kind: 'failed', answered: false, offline: true, detail: 'POST', serverTime: null }, 'POST');
  await worker.service.setStar(refNamed(id), 'manager');
  await worker.delivery.idle();
  expect((await worker.service.setStar(refNamed(idOf(1)), 'note')).waitsFor).toBe('offline');
});

test('to Cliq goes who asks for a star that this device has, in the data center of its account', async () => {
  await expect(worker.service.openInCliq(id)).rejects.toMatchObject({ code: 'signed-out' });
  await signIn();
  await expect(worker.service.openInCliq(id)).rejects.toMatchObject({ code: 'star-unknown' });
  await worker.service.setStar(refNamed(id), 'note');
  expect(await worker.service.openInCliq(id)).toBe(true);
  // A star that was just removed is still in the list.
  await worker.service.setStar(refNamed(id), null);
  expect(await worker.service.openInCliq(id)).toBe(true);
  expect(world.jumps).toEqual([`${id} in us`, `${id} in us`]);
});
