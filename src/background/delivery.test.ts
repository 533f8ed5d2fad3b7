import { beforeEach, describe, expect, test } from 'vitest';
import { shownType } from '../stars/star-row';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed, starNamed } from './testing/named-stars';
import { createWorld, readStatus, type World } from './testing/world';

const id = '1777805235487_162898249840';
let world: World;
let worker: ReturnType<World['startWorker']>;
const service = () => worker.service;
const idle = () => worker.delivery.idle();
const status = readStatus;

beforeEach(async () => {
  world = createWorld();
  worker = world.startWorker();
  await service().signIn(signInSettings);
  await worker.sync.run('user');
});

test('a star is in the replica when it is acknowledged, and reaches Cliq in one call', async () => {
  const release = world.holdNext();
  const change = await service().setStar(refNamed(id), 'follow_up');
  expect(change).toMatchObject({ type: 'follow_up', previousType: null, starTimeIsNew: false });
  expect(await status()).toMatchObject({ waiting: 1, rows: [{ type: 'follow_up', delivery: 'waiting' }] });
  release();
  await idle();
  expect(world.sent()).toEqual([`POST ${id} follow_up`]);
  expect(await status()).toMatchObject({ waiting: 0, rows: [{ type: 'follow_up', delivery: 'delivered' }] });
});

test('a retype is one more call; the same type again is none', async () => {
  await service().setStar(refNamed(id), 'note');
  await idle();
  await service().setStar(refNamed(id), 'important');
  await idle();
  await service().setStar(refNamed(id), 'important');
  await idle();
  expect(world.sent()).toEqual([`POST ${id} note`, `POST ${id} important`]);
});

describe('removal', () => {
  beforeEach(async () => {
    await service().setStar(refNamed(id), 'note');
    await idle();
  });

  test('Cliq is told after 8 s, not before', async () => {
    await service().setStar(refNamed(id), null);
    world.advance(7_900);
    worker.delivery.start();
    await idle();
    expect(world.sent()).toEqual([`POST ${id} note`]);
    world.advance(200);
    await expect.poll(() => world.server.size).toBe(0);
    expect(world.sent()).toEqual([`POST ${id} note`, `DELETE ${id}`]);
  });

  test('Undo before that sends nothing at all and keeps the star time', async () => {
    const before = (await status()).rows[0];
    await service().setStar(refNamed(id), null);
    const undone = await service().undo(id);
    expect(undone).toMatchObject({ type: 'note', starTimeIsNew: false });
    world.advance(20_000);
    await idle();
    expect(world.sent()).toEqual([`POST ${id} note`]);
    expect((await status()).rows).toEqual([before]);
  });

  test('Undo after it stars again and says that the star time is new', async () => {
    await service().setStar(refNamed(id), null);
    world.advance(8_000);
    worker.delivery.start();
    await idle();
    expect(await service().undo(id)).toMatchObject({ type: 'note', starTimeIsNew: true });
    await idle();
    expect(world.sent().slice(1)).toEqual([`DELETE ${id}`, `POST ${id} note`]);
  });

  test('survives the worker: the next one sends it when it is due', async () => {
    await service().setStar(refNamed(id), null);
    worker.kill();
    world.advance(60_000);
    worker = world.startWorker();
    worker.delivery.start();
    await idle();
    expect(world.sent().at(-1)).toBe(`DELETE ${id}`);
  });
});

test('changes made while a call is under way: one more call with the last of them', async () => {
  const release = world.holdNext();
  await service().setStar(refNamed(id), 'note');
  await service().setStar(refNamed(id), 'manager');
  await service().setStar(refNamed(id), 'to_do');
  release();
  await idle();
  expect(world.sent().length).toBeLessThanOrEqual(2);
  expect(world.sent().at(-1)).toBe(`POST ${id} to_do`);
  expect(world.server.get(id)?.type).toBe('to_do');
});

test('star, answer lost, user removes: Cliq does not keep the star', async () => {
  world.answerNext({ kind: 'failed', answered: false, offline: true, detail: 'POST TypeError', serverTime: null });
  await service().setStar(refNamed(id), 'note');
  await idle();
  world.server.set(id, starNamed(id));
  expect(await status()).toMatchObject({ waiting: 1, problem: { kind: 'offline', tries: 1 } });
  await service().setStar(refNamed(id), null);
  world.advance(10_000);
  await idle();
  expect(world.server.size).toBe(0);
  expect(await status()).toMatchObject({ waiting: 0, problem: null });
});

describe('with many changes waiting', () => {
  const ids = Array.from({ length: 70 }, (_, index) => `17778052${String(35_000 + index)}_162898249840`);

  test('one more, or one that has reached Cliq, does not read all the others again', async () => {
    const { intents } = worker.replica;
    let looks = 0;
    worker.replica.intents = (accountId) => {
      looks += 1;
      return intents(accountId);
    };
    for (const each of ids) await service().setStar(refNamed(each), 'note');
    await expect.poll(() => world.sent(), { timeout: 10_000 }).toHaveLength(50);
    await expect.poll(async () => (await status()).waiting, { timeout: 10_000 }).toBe(20);
    expect(looks).toBeLessThan(5);
  });

  test('a 401 ends the waiting of all: none takes a slot for nothing, and the account is written once for each answer', async () => {
    await world.shareStar(worker);
    for (const each of ids) await service().setStar(refNamed(each), 'note');
    await expect.poll(async () => (await status()).waiting, { timeout: 10_000 }).toBe(20);
    const { changeAccount, saveSlots } = worker.replica;
    const writes = { account: 0, slots: 0 };
    worker.replica.changeAccount = (...change) => {
      writes.account += 1;
      return changeAccount(...change);
    };
    worker.replica.saveSlots = (...change) => {
      writes.slots += 1;
      return saveSlots(...change);
    };
    world.answerNext({ kind: 'unauthorized', serverTime: null });
    world.advance(60_300);
    await idle();
    expect(await status()).toMatchObject({ account: { signInNeeded: true } });
    expect(writes.account).toBeLessThan(10);
    expect(writes.slots).toBeLessThan(20);
    await service().signIn(signInSettings);
    world.advance(60_300);
    await expect.poll(async () => (await status()).waiting, { timeout: 10_000 }).toBe(0);
  });
});

test('a write that the disk refuses is told as not saved, and nothing is sent', async () => {
  worker.replica.change = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  await expect(service().setStar(refNamed(id), 'note')).rejects.toMatchObject({ code: 'not-saved' });
  await idle();
  expect(world.sent()).toEqual([]);
});

test('a removal does not wait for the end of the pause of a star', async () => {
  world.answerNext({ kind: 'throttled', retryAfterMs: null, serverTime: null });
  await service().setStar(refNamed(id), 'note');
  await expect.poll(async () => (await status()).pauses.length).toBe(1);
  world.answerNext({ kind: 'failed', answered: true, offline: false, detail: '500', serverTime: null });
  await service().setStar(refNamed(id), null);
  world.advance(9_000);
  await expect.poll(() => world.sent().at(-1)).toBe(`DELETE ${id}`);
});

test('somebody of another data center is another account: nothing goes out under that name', async () => {
  world.onAuthWindow(async (url) => {
    const query = new URL(url).searchParams;
    return `${query.get('redirect_uri')}#&access_token=1000.other&location=eu&state=${query.get('state')}`;
  });
  await expect(service().signIn(signInSettings)).rejects.toMatchObject({ code: 'sign-in-other-account' });
  expect(world.token()?.token).toBe('1000.token');
});

test('a message of another data center is not sent to this account', async () => {
  await expect(service().setStar({ ...refNamed(id), dataCenter: 'eu' }, 'note')).rejects.toMatchObject({
    code: 'wrong-account',
  });
});

test('signed out, nothing is kept and starring says so', async () => {
  await service().setStar(refNamed(id), 'note');
  await idle();
  await service().signOut();
  expect(await status()).toMatchObject({ account: null, rows: [] });
  expect(world.token()).toBeNull();
  await expect(service().setStar(refNamed(id), 'note')).rejects.toMatchObject({ code: 'signed-out' });
});

test('what the chat page asks for: type and delivery of the shown messages', async () => {
  await service().setStar(refNamed(id), 'note');
  await idle();
  const { stars } = await service().starsOf([id, '1777805235488_162898249841']);
  expect(stars).toEqual([{ messageId: id, type: 'note', delivery: 'delivered' }]);
  expect(shownType((await status()).rows[0])).toBe('note');
});

describe('sending everything now', () => {
  const problem = { kind: 'failed', answered: false, offline: true, detail: '', serverTime: null } as const;

  test('waits neither for an Undo nor for the next try', async () => {
    world.server.set(id, starNamed(id));
    await worker.sync.run('user');
    world.answerNext(problem, 'POST');
    await service().setStar(refNamed('1777805235488_1'), 'note');
    await idle();
    await service().setStar(refNamed(id), null);
    await idle();
    expect(await status()).toMatchObject({ waiting: 2 });
    await service().sendNow();
    await idle();
    expect(world.sent().slice(1).sort()).toEqual([`DELETE ${id}`, 'POST 1777805235488_1 note']);
    expect(await status()).toMatchObject({ waiting: 0, failed: [] });
  });

  test('tries once more what Cliq refused', async () => {
    world.server.set(id, starNamed(id));
    await worker.sync.run('user');
    world.answerNext({ kind: 'refused', reason: 'chat_access_denied', detail: '', serverTime: null });
    await service().setStar(refNamed(id), null);
    await service().sendNow();
    await idle();
    expect(await status()).toMatchObject({ failed: [{ messageId: id }] });
    await service().sendNow();
    expect(await status()).toMatchObject({ failed: [], waiting: 1 });
    await idle();
    expect(world.server.size).toBe(0);
    expect(await status()).toMatchObject({ waiting: 0 });
  });

  test('is told to every page, and sends nothing twice', async () => {
    await service().setStar(refNamed(id), 'note');
    await idle();
    const told = world.notices.length;
    await service().sendNow();
    await idle();
    expect(world.notices.length).toBeGreaterThan(told);
    expect(world.sent()).toEqual([`POST ${id} note`]);
  });
});
