// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { ServiceError } from '../stars/service-error';
import { selectionOf } from './selection';
import { batchOf, type ListWorld, shownRows, starRow } from './testing/list-world';
import { type ShownApp, showApp } from './testing/shown-app';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

/** The dialog itself has tests of its own. */
const openExport = vi.hoisted(() => vi.fn());
vi.mock('./export-dialog', () => ({ openExport }));

let app: ShownApp;
afterEach(() => app.close());

const rows = (count = 6) => Array.from({ length: count }, (_, n) => starRow(n));
const checks = () => app.all('.row-check').filter((each) => each instanceof HTMLInputElement);
const all = () => app.named('Select all matching').filter((each) => each instanceof HTMLInputElement)[0];
const chosen = () => checks().flatMap((box, n) => (box.checked ? [n] : []));
const selected = () => selectionOf(app.world.store).rows.value.map((row) => shownRows(app.world).indexOf(row));
const said = () => app.root.querySelector('.selection output')?.textContent;
const click = async (target: HTMLElement | undefined, shiftKey = false) => {
  target?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));
  await app.world.settle();
};
const lines = () => app.all('.batch').map((line) => line.querySelector('.batch-words')?.textContent);

test('rows are chosen by click, with Shift a range in both directions; the bar tells how many', async () => {
  app = await showApp(rows());
  expect([checks().length, app.all('.selection').length]).toEqual([6, 0]);
  await click(checks()[1]);
  expect([chosen(), said()]).toEqual([[1], '1 of 6 selected']);
  await click(checks()[4], true);
  expect([chosen(), said()]).toEqual([[1, 2, 3, 4], '4 of 6 selected']);
  await click(checks()[0], true);
  expect(chosen()).toEqual([0, 1, 2, 3, 4]);
  await click(checks()[2]);
  expect(chosen()).toEqual([0, 1, 3, 4]);
  await app.press('Clear selection');
  expect([chosen(), app.all('.selection').length]).toEqual([[], 0]);
  expect(document.activeElement).toBe(all());
  // Nothing was chosen last any more.
  await click(checks()[3], true);
  expect(chosen()).toEqual([3]);
});

test('what is chosen is exported, and nothing else', async () => {
  app = await showApp(rows());
  await click(checks()[1]);
  await click(checks()[3]);
  await app.press('Export selected');
  const [[store, exported] = []] = openExport.mock.calls;
  expect(store).toBe(app.world.store);
  expect(exported).toEqual([shownRows(app.world)[1], shownRows(app.world)[3]]);
});

test('all that the filter finds is chosen, not only what is in the page; half of it is neither yes nor no', async () => {
  app = await showApp(rows(700));
  expect(checks().length).toBeLessThan(200);
  expect(all()?.title).toBe('Select all 700 matching');
  await click(all());
  expect([selected().length, said(), all()?.checked]).toEqual([700, '700 of 700 selected', true]);
  await click(checks()[5]);
  expect([all()?.checked, all()?.indeterminate, said()]).toEqual([false, true, '699 of 700 selected']);
  await click(all());
  await click(all());
  expect([selected(), app.all('.selection').length]).toEqual([[], 0]);

  app.world.store.list.toggleType('note');
  await app.world.settle();
  await click(all());
  expect(said()).toBe('140 of 140 selected');
});

test('with what the list does not show nothing is done', async () => {
  app = await showApp(rows());
  await click(checks()[0]);
  await click(checks()[1]);
  app.world.store.list.search('message 1');
  await app.world.settle();
  expect(said()).toBe('1 of 1 selected');
  await app.press('Remove selected');
  expect(app.world.calls).toEqual(['setStars 1 null']);
  expect(app.world.rows.map(({ removedAt }) => removedAt !== null)).toEqual([false, true, false, false, false, false]);
});

test('what is gone, or was removed, is not chosen any more', async () => {
  app = await showApp(rows());
  for (const n of [0, 1, 2]) await click(checks()[n]);
  const [first] = app.world.rows;
  if (!first) throw new Error('no row');
  first.removedAt = app.world.clock.now;
  app.world.rows.splice(1, 1);
  app.world.notify();
  await app.world.settle();
  expect(said()).toBe('1 of 4 selected');
});

test('a type for all that is chosen; rows stay in their place; nothing is chosen afterwards, and the focus is not lost', async () => {
  app = await showApp(rows());
  app.world.store.list.toggleType('important');
  app.world.store.list.toggleType('note');
  await app.world.settle();
  expect(shownRows(app.world)).toHaveLength(3);
  for (const n of [0, 1, 2]) await click(checks()[n]);
  await app.press('Change type of selected');
  expect(app.all('[role=menuitemradio]').map((item) => item.getAttribute('aria-checked'))).not.toContain('true');
  await click(app.all('[role=menuitemradio]').find((item) => item.textContent === 'Manager'));
  expect(app.world.calls).toEqual(['setStars 3 manager']);
  expect(app.all('.type-name').map((name) => name.textContent)).toEqual(['Manager', 'Manager', 'Manager']);
  expect([app.all('.selection').length, document.activeElement === all()]).toEqual([0, true]);
  // They match no more: they are not among what can be chosen at once.
  expect(all()?.getAttribute('aria-disabled')).toBe('true');
});

test('texts are copied with their links', async () => {
  app = await showApp(rows());
  for (const n of [2, 0]) await click(checks()[n]);
  await app.press('Copy selected');
  const link = (n: number) => app.world.store.linkTo(starRow(n));
  expect(app.world.calls).toEqual([`copy message 0\n${link(0)}\n\nmessage 2\n${link(2)}`]);
  expect(chosen()).toEqual([0, 2]);
});

test('what could not be saved is said, and stays chosen', async () => {
  app = await showApp(rows(), (world: ListWorld) => {
    world.service.setStars = () => Promise.reject(new ServiceError('not-saved'));
  });
  await click(checks()[0]);
  await app.press('Remove selected');
  expect(app.root.querySelector('[role=alert]')?.textContent).not.toBe('');
  expect(chosen()).toEqual([0]);
});

test('more than 5,000 at once are not taken, and it is said how many are', async () => {
  app = await showApp(rows(5_001));
  await click(all());
  await app.press('Remove selected');
  expect(app.world.calls).toEqual([]);
  expect(app.root.querySelector('[role=alert]')?.textContent).toContain('at most 5,000 stars');
  expect(said()).toBe('5,001 of 5,001 selected');
});

test('a batch tells how far it is, from the status alone: also in a view that was opened later', async () => {
  app = await showApp(rows(), ({ status }) => {
    status.batches = [batchOf(7, { count: 500, waiting: 380, failed: 2, already: 20 })];
  });
  expect(lines()).toEqual(['Changing to Note · already so: 20 · could not be saved: 2']);
  const bar = app.root.querySelector('progress');
  expect([bar?.value, bar?.max, app.root.querySelector('.batch-progress')?.textContent]).toEqual([
    120,
    500,
    '120 of 500',
  ]);
  await app.press('Cancel the rest');
  await app.press('Undo all');
  expect(app.world.calls).toEqual(['cancelBatch 7', 'undoBatch 7']);
});

test('at its end a batch can be undone for 8 s more, in every view, and then is over', async () => {
  app = await showApp(rows(), ({ status, clock }) => {
    status.batches = [batchOf(7, { want: null, count: 60, waiting: 0, gone: 1, endedAt: clock.now - 1_000 })];
  });
  expect(lines()).toEqual(['Removed: 60 · not starred any more: 1']);
  expect([app.named('Undo all').length, app.named('Cancel the rest').length]).toEqual([1, 0]);
  app.world.clock.now += 7_100;
  app.world.store.tick();
  await app.world.settle();
  expect(lines()).toEqual([]);
});

test.each([
  [{ want: null, count: 60, waiting: 60 }, 'Removing'],
  [{ want: 'to_do', count: 3, waiting: 0 }, 'Changed to To-do: 3'],
  [{ want: 'to_do', count: 3, waiting: 0, failed: 1 }, 'Changed to To-do: 2 · could not be saved: 1'],
  [{ want: 'to_do', count: 0, waiting: 0, takenBack: 9 }, 'Changed to To-do: 0 · cancelled: 9'],
  [{ undoes: 3, count: 9, waiting: 4, gone: 1 }, 'Undoing · left alone, as they were changed since: 1'],
  [{ undoes: 3, count: 9, waiting: 0, renewed: 4 }, 'Undone: 9 · starred anew, with a new star time: 4'],
])('what is said of a batch: %j', async (changes, words) => {
  app = await showApp(rows(), ({ status }) => {
    status.batches = [batchOf(7, changes)];
  });
  expect(lines()).toEqual([words]);
  expect(app.root.querySelector('.batches > output')?.textContent).toBe(words);
  const isUndo = 'undoes' in changes;
  expect(app.named('Undo all').length).toBe(isUndo || changes.count === 0 ? 0 : 1);
});
