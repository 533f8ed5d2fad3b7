import { expect, test, vi } from 'vitest';
import { ServiceError } from '../stars/service-error';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { listWorld, shownRows, starRow } from './testing/list-world';

const many = (count: number) => Array.from({ length: count }, (_, n) => starRow(n));

test('the views: opening, list, signed out, unreadable', async () => {
  const world = listWorld(many(1));
  expect(world.store.view.value).toBe('opening');
  await world.store.open();
  expect(world.store.view.value).toBe('list');
  world.status.account = null;
  world.notify();
  await world.settle();
  expect(world.store.view.value).toBe('signed-out');

  const broken = listWorld([], { reader: Promise.reject(new Error('no database')) });
  await broken.store.open();
  expect(broken.store.view.value).toBe('unreadable');
});

test('the reasons for an empty list', async () => {
  const world = listWorld([]);
  world.status.isComplete = false;
  await world.store.open();
  expect(world.store.emptyReason.value).toBe('first-sync');
  world.status.isComplete = true;
  world.notify();
  await world.settle();
  expect(world.store.emptyReason.value).toBe('no-stars');
  world.rows.push(starRow(0));
  world.notify();
  await world.settle();
  expect(world.store.emptyReason.value).toBeNull();
  world.store.list.search('nothing like it');
  expect(world.store.emptyReason.value).toBe('nothing-matches');
  world.store.list.clear();
  expect(world.store.emptyReason.value).toBeNull();
});

test('without a client ID signing in opens the options; a failure is kept for the alert', async () => {
  const unset = listWorld([], { readSettings: async () => ({ ...signInSettings, clientId: '' }) });
  await unset.store.signIn();
  expect(unset.calls).toEqual(['openOptions']);

  const world = listWorld([]);
  world.service.signIn = vi.fn().mockRejectedValue(new ServiceError('sign-in-closed'));
  await world.store.signIn();
  expect(world.store.signInError.value?.code).toBe('sign-in-closed');
  expect(world.store.isSigningIn.value).toBe(false);
});

test('a refresh that fails says why and leaves greyed rows alone', async () => {
  const world = listWorld(many(3));
  await world.store.open();
  const [first] = shownRows(world);
  if (!first) throw new Error('no row');
  await world.store.changes.remove(first);
  world.clock.now += 1_000;
  world.service.refresh = vi.fn().mockRejectedValue(new ServiceError('cliq-paused'));
  await world.store.refresh();
  expect(world.store.changes.announcement.value).toEqual({ kind: 'failed', code: 'cliq-paused' });
  expect(shownRows(world)).toHaveLength(3);
  expect(world.store.isRefreshing.value).toBe(false);
});

test('whose account it is, is asked beneath the list: a refresh that waits for it says nothing more', async () => {
  const world = listWorld([starRow(0)]);
  await world.store.open();
  world.service.refresh = () => Promise.reject(new ServiceError('account'));
  await world.store.refresh();
  expect(world.store.changes.announcement.value).toBeNull();
  expect(world.store.isRefreshing.value).toBe(false);
});

test('what was said ends when it was taken back elsewhere', async () => {
  const world = listWorld(many(3));
  await world.store.open();
  const [first, second] = world.rows;
  if (!first || !second) throw new Error('no row');
  const said = () => world.store.changes.announcement.value?.kind;
  await world.store.changes.remove(first);
  expect(said()).toBe('removed');
  first.removedAt = null;
  world.notify([first.messageId]);
  await world.settle();
  expect(said()).toBeUndefined();

  await world.store.changes.retype(second, 'manager');
  expect(said()).toBe('retyped');
  second.type = 'note';
  world.notify([second.messageId]);
  await world.settle();
  expect(said()).toBeUndefined();
});

test('back online, Cliq is asked at once; what fails then is not said as an error', async () => {
  const world = listWorld(many(3));
  await world.store.open();
  world.store.noticeConnection(true);
  expect(world.calls).toEqual([]);
  world.store.noticeConnection(false);
  expect(world.store.isOnline.value).toBe(false);
  world.service.refresh = vi.fn().mockRejectedValue(new ServiceError('offline'));
  world.store.noticeConnection(true);
  await world.settle();
  expect(world.service.refresh).toHaveBeenCalledTimes(1);
  expect(world.store.changes.announcement.value).toBeNull();
});
