// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { starRow } from './testing/list-world';
import { type ShownApp, showApp } from './testing/shown-app';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

let app: ShownApp;
afterEach(() => app.close());

const rows = () => [
  starRow(0, { chatId: 'CT_1', chat: { title: 'Zürich', kind: 'channel', joined: true } }),
  starRow(1, { chatId: 'CT_2', chat: { title: 'aurora', kind: 'channel', joined: true } }),
  starRow(2, { chatId: 'CT_2', chat: { title: 'aurora', kind: 'channel', joined: true } }),
  starRow(3, { chatId: 'CT_3', chat: { title: '', kind: 'channel', joined: true } }),
];

function field(name: string): HTMLInputElement {
  const [found] = app.named(name);
  if (!(found instanceof HTMLInputElement)) throw new Error(`no field ${name}`);
  return found;
}
const key = async (target: HTMLElement, name: string) => {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  await app.world.settle();
  return event.defaultPrevented;
};
const type = async (target: HTMLInputElement, text: string) => {
  target.value = text;
  target.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await app.world.settle();
};
const options = () => app.all('[role=option]').map((option) => option.textContent);
const active = () => {
  const id =
    document.activeElement?.getAttribute('aria-activedescendant') ??
    app.named('Chat')[0]?.getAttribute('aria-activedescendant');
  return id ? document.getElementById(id)?.textContent : null;
};

test('a chat is chosen by typing: counts, arrows, Enter; "All chats" is the first', async () => {
  app = await showApp(rows());
  const chat = field('Chat');
  expect(chat.getAttribute('role')).toBe('combobox');
  chat.click();
  await app.world.settle();
  expect(chat.getAttribute('aria-expanded')).toBe('true');
  expect(options()).toEqual(['All chats4', 'aurora2', 'Unnamed chat1', 'Zürich1']);
  window.dispatchEvent(new Event('resize'));
  await app.world.settle();
  expect(chat.getAttribute('aria-expanded')).toBe('true');
  await type(chat, 'zur');
  expect(options()).toEqual(['Zürich1']);
  expect(active()).toBe('Zürich1');
  await key(chat, 'Enter');
  expect(app.all('.rows li')).toHaveLength(1);
  expect(chat.value).toBe('Zürich');
  expect(app.root.querySelector('.shown-count')?.textContent).toBe('1 of 4');

  await key(chat, 'ArrowDown');
  await key(chat, 'ArrowDown');
  expect(active()).toBe('aurora2');
  await key(chat, 'ArrowUp');
  await key(chat, 'Enter');
  expect(app.all('.rows li')).toHaveLength(4);
  expect(chat.value).toBe('');
});

test('Escape closes the choices and not the popup; nothing is chosen', async () => {
  app = await showApp(rows());
  const chat = field('Chat');
  expect(await key(chat, 'Escape')).toBe(false);
  chat.click();
  await app.world.settle();
  await type(chat, 'aur');
  expect(await key(chat, 'Escape')).toBe(true);
  expect(options()).toEqual([]);
  expect([chat.value, app.all('.rows li').length]).toEqual(['', 4]);
});

test('what is typed and fits nothing says so', async () => {
  app = await showApp(rows());
  field('Sender').click();
  await app.world.settle();
  await type(field('Sender'), 'nobody');
  expect(app.root.querySelector('[role=listbox]')?.textContent).toBe('Nothing found');
  await key(field('Sender'), 'Enter');
  expect(app.all('.rows li')).toHaveLength(4);
});

test('kind, star time and order are fields with counts; "Custom…" shows two dates; "Clear all" clears', async () => {
  const file = { name: 'plan.pdf', size: 1, url: null };
  app = await showApp([...rows(), starRow(4, { content: { kind: 'file', text: '', file } })]);
  const select = async (name: string, value: string) => {
    const [found] = app.named(name);
    if (!(found instanceof HTMLSelectElement)) throw new Error(`no ${name}`);
    found.value = value;
    found.dispatchEvent(new Event('change', { bubbles: true }));
    await app.world.settle();
  };
  const texts = (name: string) => [...(app.named(name)[0]?.querySelectorAll('option') ?? [])].map((each) => each.text);
  expect(texts('Kind').slice(0, 4)).toEqual(['Any kind (5)', 'Texts (4)', 'Links (0)', 'Files (1)']);
  expect(texts('Starred')).toEqual(['Any time (5)', 'Today (5)', 'Last 7 days (5)', 'Last 30 days (5)', 'Custom…']);
  await select('Kind', 'file');
  expect(app.all('.rows li')).toHaveLength(1);
  await select('Starred', 'custom');
  expect(app.all('input[type=date]')).toHaveLength(2);
  await app.press('Clear all');
  expect(app.all('input[type=date]')).toHaveLength(0);
  await select('Sort by', 'starred-oldest');
  expect(app.all('.rows li').at(-1)?.textContent).toContain('Sender 0');
});
