// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { SavedView } from '../stars/saved-view';
import { everything } from '../stars/star-filter';
import { type ListWorld, starRow } from './testing/list-world';
import { type ShownApp, showApp } from './testing/shown-app';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

let app: ShownApp;
afterEach(() => app.close());

const rows = () =>
  Array.from({ length: 10 }, (_, n) =>
    starRow(n, { chatId: n % 2 === 0 ? 'even' : 'odd', type: n < 3 ? 'note' : 'to_do' }),
  );
const owner = 'organization/eu/60002085329';
const view = (id: string, change: Partial<SavedView> = {}): SavedView => ({
  id,
  owner,
  name: id,
  filter: everything,
  order: 'starred-newest',
  isStart: false,
  place: 1,
  changedAt: 1,
  ...change,
});
const show = (records: SavedView[] = []) =>
  showApp(rows(), ({ saved }: ListWorld) => {
    saved.records = records;
  });
const shownNames = () => app.all('.view-button').map((button) => button.textContent);
const kept = () => app.world.saved.records;
const name = async (typed: string) => {
  const field = app.root.querySelector<HTMLInputElement>('.view-name input');
  if (!field) throw new Error('no field for a name');
  field.value = typed;
  field.form?.requestSubmit();
  await app.world.settle();
};

test('what is shown is saved under a name, and comes back at a press', async () => {
  app = await show();
  expect(app.named('Save view')).toEqual([]);
  app.world.store.list.narrow({ chat: 'odd' });
  app.world.store.list.search('message 3');
  app.world.store.list.sort('sent-oldest');
  await app.world.settle();
  await app.press('Save view');
  expect(document.activeElement).toBe(app.root.querySelector('.view-name input'));
  await name(' Launch ');
  expect(app.root.querySelector('.view-name')).toBeNull();
  expect(shownNames()).toEqual(['Launch']);
  expect(kept()).toMatchObject([
    { owner, name: 'Launch', filter: { ...everything, chat: 'odd', words: 'message 3' }, order: 'sent-oldest' },
  ]);
  expect(JSON.stringify(kept())).not.toContain('Sender');

  app.world.store.list.clear();
  await app.world.settle();
  expect(app.named('Launch')[0]?.getAttribute('aria-pressed')).toBe('false');
  await app.press('Launch');
  expect(app.named('Launch')[0]?.getAttribute('aria-pressed')).toBe('true');
  expect(app.all('.rows li')).toHaveLength(1);
});

test('without a name nothing is kept, and that is said', async () => {
  app = await show();
  app.world.store.list.narrow({ chat: 'odd' });
  await app.world.settle();
  await app.press('Save view');
  await name('  ');
  expect(kept()).toEqual([]);
  expect(app.root.querySelector('.view-note')?.textContent).toContain('Give the view a name first.');
  await app.press('Cancel');
  expect(app.root.querySelector('.view-name')).toBeNull();
});

test('views are renamed and ordered', async () => {
  app = await show([view('one'), view('two', { place: 2 }), view('three', { place: 3 })]);
  expect(shownNames()).toEqual(['one', 'two', 'three']);
  await app.press('Edit saved views');
  await app.press('Rename “two”');
  await name('deux');
  await app.press('Move “deux” up');
  await app.press('Move “deux” up');
  expect(shownNames()).toEqual(['deux', 'one', 'three']);
  await app.press('Move “one” down');
  expect(shownNames()).toEqual(['deux', 'three', 'one']);
});

test('a deleted view comes back with Undo, as it was; on other computers, too', async () => {
  app = await show([view('one', { isStart: true }), view('two', { place: 2 })]);
  await app.press('Edit saved views');
  await app.press('Delete “one”');
  expect(shownNames()).toEqual(['two']);
  expect(kept().find(({ id }) => id === 'one')).toMatchObject({ isDeleted: true });
  const deletedAt = kept().find(({ id }) => id === 'one')?.changedAt ?? 0;
  await app.press('Undo');
  expect(shownNames()).toEqual(['one', 'two']);
  expect(kept().find(({ id }) => id === 'one')?.changedAt).toBeGreaterThan(deletedAt);
  expect(app.root.querySelector('.view-note')?.textContent).toBe('');
});

test('one view is the one that the list opens with', async () => {
  app = await show([view('one', { filter: { ...everything, chat: 'odd' } }), view('two', { place: 2, isStart: true })]);
  expect(app.world.saved.start).toMatchObject({ accountId: 'a', filter: everything });
  await app.press('Edit saved views');
  await app.press('Open the list with “one”');
  expect(app.world.saved.start).toMatchObject({ accountId: 'a', filter: { chat: 'odd' } });
  expect(app.named('Open the list with “two”')[0]?.getAttribute('aria-pressed')).toBe('false');
  await app.press('Open the list with “one”');
  expect(app.world.saved.start).toBeNull();
});

test('what another computer changes is shown', async () => {
  app = await show([view('one')]);
  app.world.saved.records = [view('one', { name: 'uno', changedAt: 2 }), view('two')];
  app.world.saved.tell();
  await app.world.settle();
  expect(shownNames()).toEqual(['uno', 'two']);
});

test('of another account nothing is shown, nor a chat or person of a colleague', async () => {
  app = await show([
    view('elsewhere', { owner: 'organization/eu/1' }),
    view('here', { owner: 'here/b' }),
    view('their chat', { filter: { ...everything, chat: 'CT_private' } }),
    view('their friend', { filter: { ...everything, sender: '999' } }),
    view('mine', { filter: { ...everything, chat: 'odd', sender: '1' } }),
  ]);
  expect(shownNames()).toEqual(['mine']);
  app.world.status.account = null;
  app.world.notify();
  await app.world.settle();
  expect(shownNames()).toEqual([]);
});

test('views from before the organization was known get its name, so that they follow', async () => {
  app = await show([view('early', { owner: 'here/a' })]);
  expect(kept()).toMatchObject([{ id: 'early', owner }]);
  expect(shownNames()).toEqual(['early']);
});

test('why a view does not follow is said in plain words; it is there all the same', async () => {
  app = await show();
  app.world.saved.outcome = 'no-room';
  app.world.store.list.narrow({ chat: 'odd' });
  await app.world.settle();
  await app.press('Save view');
  await name('Launch');
  expect(shownNames()).toEqual(['Launch']);
  expect(app.root.querySelector('.view-note')?.textContent).toContain('Kept on this device only');
  await app.press('Close');
  expect(app.root.querySelector('.view-note')?.textContent).toBe('');
});
