// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, expect, test, vi } from 'vitest';
import { type ListKeys, usualKeys, usualListKeys } from '../stars/list-keys';
import { keepEarlyKeys } from './early-keys';
import type { Links, StarsSources } from './stars-sources';
import { batchOf, starRow } from './testing/list-world';
import { type ShownApp, showApp } from './testing/shown-app';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));
const closed = vi.hoisted(() => ({ times: 0 }));
vi.mock('../browser/popup-view', () => ({ closePopup: () => (closed.times += 1) }));

let app: ShownApp;
afterEach(async () => {
  app.close();
  // What it heard is let go of after that.
  await app.world.settle();
});

const show = async (count = 6, keys: ListKeys = usualListKeys, sources: Partial<StarsSources> = {}) => {
  app = await showApp(
    Array.from({ length: count }, (_, n) => starRow(n)),
    ({ store }) => {
      store.followListKeys = (listener) => listener(keys);
    },
    sources,
  );
};
const press = async (key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await app.world.settle();
  return event.defaultPrevented;
};
const place = () => document.activeElement?.closest('li')?.getAttribute('data-index');
const inHand = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;
const calls = () => app.world.calls;

test('j and k go from row to row with the same thing in hand; from elsewhere to the first one', async () => {
  await show();
  await press('j');
  expect([place(), inHand()]).toEqual(['0', 'Open in Cliq']);
  await press('j');
  await press('J', { shiftKey: true });
  expect(place()).toBe('2');
  app.named('Change type')[2]?.focus();
  await press('j', { repeat: true });
  expect([place(), inHand()]).toEqual(['3', 'Change type']);
  await press('k');
  await press('k');
  expect(place()).toBe('1');
  expect(calls()).toEqual([]);
});

test('before what can be pressed is loaded, j and the arrow from the search go to the row itself, which hands the focus on then', async () => {
  const links = signal<Links | null>(null);
  await show(6, usualListKeys, { links });
  expect(app.named('More actions')).toEqual([]);
  await press('j');
  expect([place(), document.activeElement?.className.includes('star')]).toEqual(['0', true]);
  await press('j');
  await press('x');
  await press('4');
  expect(calls()).toEqual(['setStars 1 manager']);
  app.root.querySelector<HTMLElement>('input[type=search]')?.focus();
  await press('ArrowDown');
  expect(place()).toBe('0');
  links.value = { messageLink: () => 'https://cliq.zoho.eu/', openableUrl: () => null, parseMessageLink: () => null };
  await app.world.settle();
  expect([place(), inHand()]).toEqual(['0', 'Open in Cliq']);
  await press('j');
  expect([place(), inHand()]).toEqual(['1', 'Open in Cliq']);
});

test('what was pressed before anything heard it is done, in order, unless it is long ago', async () => {
  const takeEarlyKeys = keepEarlyKeys();
  const pressEarly = (key: string, target: Element = document.body) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const search = document.body.appendChild(document.createElement('input'));
  pressEarly('u', search);
  for (const key of ['j', 'j', '4']) pressEarly(key);
  await show(6, usualListKeys, { takeEarlyKeys });
  search.remove();
  expect([place(), calls()]).toEqual(['1', ['setStar manager']]);
  pressEarly('k');
  expect(takeEarlyKeys()).toEqual([]);
  app.close();

  const old = new KeyboardEvent('keydown', { key: 'j' });
  Object.defineProperty(old, 'timeStamp', { value: performance.now() - 4_000 });
  await show(6, usualListKeys, { takeEarlyKeys: () => [old] });
  expect(place()).toBeUndefined();
});

test('a digit gives the type, u removes, z takes it back: for the row with the focus', async () => {
  await show();
  await press('1');
  await press('u');
  expect(calls()).toEqual([]);
  await press('j');
  await press('j');
  await press('4');
  // It has that type already.
  await press('4');
  expect([calls(), app.world.rows[1]?.type]).toEqual([['setStar manager'], 'manager']);
  await press('z');
  await press('&', { code: 'Digit2' });
  await press('3', { code: 'Numpad3' });
  app.all('.row-check')[1]?.focus();
  await press('u');
  // The check went with the star; the focus did not.
  expect(place()).toBe('1');
  await press('u');
  await press('z');
  await press('z');
  expect(calls()).toEqual(['setStar manager', 'undo', 'setStar note', 'setStar null', 'undo']);
});

test('x chooses; then digits and u are for all that is chosen, z for the whole batch, and Escape for none', async () => {
  await show();
  await press('j');
  await press('x');
  await press('j');
  await press('x');
  expect(app.root.querySelector('.selection output')?.textContent).toBe('2 of 6 selected');
  expect(await press('Escape')).toBe(true);
  expect(app.all('.selection')).toEqual([]);
  // Then it is the browser's again.
  expect(await press('Escape')).toBe(false);
  await press('x');
  await press('k');
  await press('x');
  await press('5');
  expect([calls(), place(), app.all('.selection').length]).toEqual([['setStars 2 follow_up'], '0', 0]);
  await press('z');
  expect(calls()).toEqual(['setStars 2 follow_up', 'undoBatch 1']);
});

test('z takes back what was done last, one or many, and no Undo', async () => {
  await show();
  app.world.status.batches = [
    batchOf(9, { undoes: 7 }),
    batchOf(8, { endedAt: app.world.clock.now - 9_000, waiting: 0 }),
  ];
  app.world.notify([]);
  await app.world.settle();
  await press('z');
  expect(calls()).toEqual([]);
  app.world.status.batches = [batchOf(10)];
  app.world.notify([]);
  await app.world.settle();
  await press('j');
  await press('u');
  await press('z');
  await press('z');
  expect(calls()).toEqual(['setStar null', 'undo', 'undoBatch 10']);
});

test('z that comes before the background has answered takes back what it then has done', async () => {
  await show();
  const { service } = app.world;
  const { setStar, setStars } = service;
  let answer: () => void = () => undefined;
  const answered = () => new Promise<void>((resolve) => (answer = resolve));
  service.setStar = (...args) => answered().then(() => setStar(...args));
  service.setStars = (...args) => answered().then(() => setStars(...args));
  await press('j');
  for (const select of [false, true]) {
    if (select) await press('x');
    await press('4');
    await press('z');
    answer();
    await app.world.settle();
  }
  expect(calls()).toEqual(['setStar manager', 'undo', 'setStars 1 manager', 'undoBatch 1']);
});

test('Enter opens the row in Cliq, unless a button or a link is pressed with it', async () => {
  await show();
  await press('j');
  expect(await press('Enter')).toBe(false);
  app.all('.row-check')[0]?.focus();
  expect(await press('Enter')).toBe(true);
  expect([calls(), closed.times]).toEqual([[`openInCliq ${starRow(0).messageId}`], 1]);
});

test('the slash goes to the search, and there every key is a letter', async () => {
  await show();
  expect(await press('/')).toBe(true);
  expect(document.activeElement?.getAttribute('type')).toBe('search');
  for (const key of ['j', 'x', 'u', '1', '?', '/']) expect(await press(key)).toBe(false);
  app.named('Chat')[0]?.focus();
  expect(await press('j')).toBe(false);
  expect([calls(), app.all('.selection').length]).toEqual([[], 0]);
});

test('with Ctrl, Alt or Meta, in a menu, or held down, a key is not for the list', async () => {
  await show();
  await press('j');
  for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }, { repeat: true }])
    expect(await press('u', more)).toBe(false);
  await app.press('Change type');
  document.querySelector<HTMLElement>('[role=menuitemradio]')?.focus();
  await press('u');
  expect(calls()).toEqual([]);
});

test('? tells which key does what, those of the user; Escape closes it and not the popup', async () => {
  await show(2, { isOn: true, keys: { ...usualKeys, next: 'n', previous: '' } });
  await press('n');
  expect(await press('?', { shiftKey: true })).toBe(true);
  const dialog = app.root.querySelector('dialog');
  const rows = app.all('.keys-help-row').map((row) => [...row.children].map((each) => each.textContent));
  expect(dialog?.open).toBe(true);
  expect(rows).toContainEqual(['Next star', 'N']);
  expect(rows).toContainEqual(['Change type to To-do', '2']);
  expect(rows.map(([name]) => name)).not.toContain('Previous star');
  await app.press('Change keys');
  expect([calls(), app.all('dialog').length]).toEqual([['openOptions'], 0]);

  await press('?');
  const close = app.named('Close')[0];
  close?.focus();
  expect(await press('n')).toBe(false);
  expect(await press('Escape')).toBe(true);
  expect(app.all('dialog')).toEqual([]);
});

test('a key that comes before the browser has told of the closing is for the list already', async () => {
  await show();
  await press('?');
  const [close] = app.named('Close');
  close?.focus();
  // In a browser the word of it comes a moment after.
  document.addEventListener('close', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
  await press('Escape');
  close?.focus();
  expect([app.all('dialog').length, document.activeElement === close]).toEqual([1, true]);
  await press('j');
  expect(place()).toBe('0');
});

test('switched off, no single key does anything; arrows still go from row to row', async () => {
  await show(3, { isOn: false, keys: usualKeys });
  app.named('Remove star')[0]?.focus();
  for (const key of ['j', 'x', 'u', '1', '?', '/', 'z', 'Enter']) expect(await press(key)).toBe(false);
  expect([calls(), place(), app.all('.selection').length]).toEqual([[], '0', 0]);
  await press('ArrowDown');
  expect(place()).toBe('1');
});
