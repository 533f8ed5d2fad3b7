// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { starRow } from './testing/list-world';
import { appOfEachTest } from './testing/shown-app';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

const { open, root, all, named, press } = appOfEachTest();

test('heading, search, six toggles with counts, and the list by their names', async () => {
  await open([starRow(0), starRow(1), starRow(5)]);
  expect(root().querySelector('h1')?.textContent).toBe('Stars');
  expect(named('Search stars')).toHaveLength(1);
  expect(root().querySelector('fieldset legend')?.textContent).toBe('Star type');
  const toggles = all('fieldset button').map((button) => [
    button.querySelector('.type-toggle-name')?.textContent,
    root().querySelector(`#${button.getAttribute('aria-describedby')}`)?.textContent,
    button.getAttribute('aria-pressed'),
  ]);
  expect(toggles).toEqual([
    ['All', 'Stars: 3', 'true'],
    ['Important', 'Stars: 2', 'false'],
    ['To-do', 'Stars: 1', 'false'],
    ['Note', 'Stars: 0', 'false'],
    ['Manager', 'Stars: 0', 'false'],
    ['Follow-up', 'Stars: 0', 'false'],
  ]);
  const items = all('ul[aria-label="Starred messages"] > li');
  expect(
    items.map((item) => [item.ariaPosInSet ?? item.getAttribute('aria-posinset'), item.getAttribute('aria-setsize')]),
  ).toEqual([
    ['1', '3'],
    ['2', '3'],
    ['3', '3'],
  ]);
});

test('nothing matches: says what to loosen, and shows all again', async () => {
  const world = await open([starRow(0)]);
  await press('Note');
  expect(root().textContent).toContain('No star matches');
  world.store.list.search('message');
  await world.settle();
  // Without the type the words find one; without the words the type still finds none.
  expect(named('All types 1')).toHaveLength(1);
  expect(named('Without “message” 0')[0]).toHaveProperty('disabled', true);
  await press('All types 1');
  expect(all('.rows li')).toHaveLength(1);
  await press('Note');
  await press('Show all stars');
  expect(world.store.list.isFiltering.value).toBe(false);
  expect(all('.rows li')).toHaveLength(1);
});

test('a text that is not kept on this device is said to be so, and search says what it looks through', async () => {
  const leftOut = { kind: 'file', text: '', file: null, isLeftOut: true } as const;
  const world = await open([starRow(0), starRow(1, { content: leftOut, searchText: 'sender 1' }), starRow(2)]);
  expect(all('li')[1]?.textContent).toContain('Text not kept on this device');
  expect(all('li')[1]?.querySelector('a')?.getAttribute('aria-label')).toBe('Open in Cliq');
  expect(all('li')[0]?.textContent).not.toContain('Text not kept');
  expect(all('.text-cover')[0]?.textContent).toBe(
    'Searches the newest 2 texts. Older ones are not kept on this device.',
  );
  world.rows.splice(0, 3, starRow(1, { content: leftOut, searchText: 'sender 1' }));
  world.notify();
  await world.settle();
  expect(all('.text-cover')[0]?.textContent).toBe('No text is kept on this device yet: searches senders and chats.');
  world.rows.splice(0, 1, starRow(1));
  world.notify();
  await world.settle();
  expect(all('.text-cover')).toHaveLength(0);
});

test('arrows go from row to row with the same thing in hand, and from the search into the list', async () => {
  await open([starRow(0), starRow(1, { removedAt: null }), starRow(2)]);
  const arrow = (name: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  const place = () => all('.rows li').findIndex((item) => item.contains(document.activeElement));
  named('Search stars')[0]?.focus();
  arrow('ArrowDown');
  expect([place(), document.activeElement?.getAttribute('aria-label')]).toEqual([0, 'Open in Cliq']);
  named('Change type')[0]?.focus();
  arrow('ArrowDown');
  arrow('ArrowDown');
  arrow('ArrowDown');
  expect([place(), document.activeElement?.getAttribute('aria-label')]).toEqual([2, 'Change type']);
  arrow('ArrowUp');
  expect(place()).toBe(1);
});

test('rows that are not in the page have their room', async () => {
  await open(Array.from({ length: 1_000 }, (_, n) => starRow(n)));
  const [above, below] = all('.room').map(({ style }) => Number.parseFloat(style.blockSize));
  expect(all('.rows li').length).toBeLessThan(100);
  expect(above).toBe(0);
  expect(below).toBeGreaterThan(50_000);
});
