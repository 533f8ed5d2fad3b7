// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ServiceError } from '../stars/service-error';
import type { StarRow } from '../stars/star-row';
import { App } from './app';
import { type ListWorld, listWorld, starRow } from './testing/list-world';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

let root: HTMLElement;
let world: ListWorld;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const rowsThere = [starRow(0, { type: 'note' }), starRow(1)];
const linkTo = ({ chatId, messageId }: StarRow, host = 'cliq.zoho.eu', organization = '60002085329') =>
  `https://${host}/company/${organization}/chats/${chatId}/messages/${messageId}`;

async function paste(words: string): Promise<void> {
  world = listWorld(structuredClone(rowsThere));
  render(<App store={world.store} />, root);
  await world.store.open();
  world.store.list.search(words);
  await world.settle();
}
const linked = () => root.querySelector('section[aria-label="Linked message"]');
const buttons = () => [...(linked()?.querySelectorAll('button') ?? [])];
async function press(name: string) {
  buttons()
    .find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name)
    ?.click();
  await world.settle();
}

test('of a message without a star, the five types are offered; the star is shown when it is kept', async () => {
  const unstarred = starRow(7, { type: 'manager', delivery: 'waiting' });
  await paste(` ${linkTo(unstarred)} `);
  expect(linked()?.querySelector('legend')?.textContent).toBe('Star this message');
  expect(buttons().map(({ textContent }) => textContent)).toEqual([
    'Important',
    'To-do',
    'Note',
    'Manager',
    'Follow-up',
  ]);
  world.rows.push(unstarred);
  await press('Manager');
  expect(world.calls).toContain('setStar manager');
  expect(linked()?.querySelector('article')?.textContent).toContain('message 7');
  expect(root.querySelector('output')?.textContent).toBe('Starred as Manager');
});

test('a star that is there is shown, and can be removed and taken back', async () => {
  await paste(linkTo(starRow(0)));
  expect(linked()?.querySelector('article')?.textContent).toContain('message 0');
  await press('Remove star');
  expect(world.calls).toEqual(['setStar null']);
  await press('Undo');
  expect(world.calls).toEqual(['setStar null', 'undo']);
});

test.each([
  ['data center', linkTo(starRow(0), 'cliq.zoho.com')],
  ['organization', linkTo(starRow(0), 'cliq.zoho.eu', '1')],
])('of another %s: said so, and nothing is offered', async (_, link) => {
  await paste(link);
  expect(linked()?.querySelector('[role="alert"]')?.textContent).toContain('another Cliq');
  expect(buttons()).toEqual([]);
});

test('what could not be kept is said, and can be tried again', async () => {
  await paste(linkTo(starRow(7)));
  world.service.setStar = async () => {
    throw new ServiceError('not-saved');
  };
  await press('Note');
  expect(root.querySelector('.said-words[role="alert"]')?.textContent).toContain('Not saved');
  expect(buttons()[0]?.getAttribute('aria-disabled')).toBe('false');
});

test('anything else is searched for', async () => {
  await paste('message 1');
  expect(linked()).toBeNull();
  await paste('https://cliq.zoho.eu/company/60002085329/chats/CT_1207124540483314854_60002085329');
  expect(linked()).toBeNull();
});
