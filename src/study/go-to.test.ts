// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import '../content/testing/extension';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openMessagePage } from '../cliq/page/reading';
import { chatId, idOf, showChat } from '../content/testing/chat';
import type { JumpPlace } from '../stars/jump';
import { goTo } from './go-to';

const otherId = 'CT_2222222222222222222_64396901';
const page = openMessagePage(document, () => performance.now());
let life: AbortController;
let said: Element[];
const needs = () => ({
  page,
  document,
  signal: life.signal,
  append: (...elements: Element[]) => void said.push(...elements),
});
const place = (change: Partial<JumpPlace> = {}): JumpPlace => ({
  chatId,
  messageId: idOf(2),
  withinMs: 1_000,
  hasArrived: false,
  mayLeave: true,
  ...change,
});
const css = () =>
  document.adoptedStyleSheets.map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join(' ')).join(' ');

/** Lets time go by until it is answered. */
async function answer(change: Partial<JumpPlace> = {}) {
  const begun = performance.now();
  let ended: number | null = null;
  const going = goTo(needs(), place(change)).finally(() => {
    ended = performance.now() - begun;
  });
  while (ended === null) await vi.advanceTimersByTimeAsync(20);
  return { answer: await going, ms: ended };
}

function listRow(chat: string, onOpen: () => void): HTMLElement {
  const row = document.createElement('a');
  row.setAttribute('purpose', 'chathistoryrow');
  row.setAttribute('chid', chat);
  row.addEventListener('click', onOpen);
  document.body.append(row);
  return row;
}

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  said = [];
  showChat(5);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

test('a message on the page is framed by a rule for its id alone, for two seconds; Cliq’s tree stays as it is', async () => {
  const before = document.body.innerHTML;
  expect((await answer()).answer).toBe('shown');
  expect(css()).toContain(`[msguid="${idOf(2).replace('_', '%20')}"]`);
  expect(css()).toContain('prefers-reduced-motion: no-preference');
  expect(document.body.innerHTML).toBe(before);
  await vi.advanceTimersByTimeAsync(200);
  expect(said.map((element) => [element.getAttribute('role'), element.textContent])).toEqual([
    ['status', 'The message is shown in the middle of the chat.'],
  ]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(css()).not.toContain('msguid');
});

test('an end of the script takes the frame along', async () => {
  await answer();
  life.abort();
  expect(css()).not.toContain('msguid');
});

test('the chat is opened by its row, once, and the message waited for', async () => {
  document.body.innerHTML = '<main></main>';
  const heard: string[] = [];
  const row = listRow(chatId, () => {
    heard.push('opened');
    setTimeout(() => showChat(5), 300);
  });
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    document.addEventListener(type, ({ target }) => target === row && heard.push(type), { once: true });
  }
  expect((await answer()).answer).toBe('shown');
  expect(heard).toEqual(['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'opened', 'click']);
});

test('a draft keeps its chat open, and its page', async () => {
  const opened = vi.fn();
  listRow(otherId, opened);
  for (const area of document.querySelectorAll('textarea')) area.value = 'half a sentence';
  const { answer: said, ms } = await answer({ chatId: otherId });
  expect([said, opened.mock.calls.length]).toEqual(['stay', 0]);
  expect(ms).toBeLessThan(300);
});

test('a chat that the list does not show: elsewhere at once; where no list is painted yet, it is waited for', async () => {
  listRow('CT_3333333333333333333_64396901', () => undefined);
  const { answer: painted, ms } = await answer({ chatId: otherId });
  expect([painted, ms < 300]).toEqual(['elsewhere', true]);
  document.body.innerHTML = '<main></main>';
  setTimeout(() => listRow(chatId, () => showChat(5)), 400);
  expect((await answer()).answer).toBe('shown');
  document.body.innerHTML = '<main></main>';
  expect((await answer({ mayLeave: false })).answer).toBe('stay');
});

test('missing between its neighbours for a while, it was deleted; not at once, for it may be on its way', async () => {
  const gone = document.querySelector(`[msguid="${idOf(2).replace('_', '%20')}"]`);
  const [before, after] = [gone?.previousElementSibling, gone?.nextElementSibling];
  gone?.remove();
  const { answer: said, ms } = await answer({ withinMs: 5_000 });
  expect([said, ms >= 600, ms < 1_500]).toEqual(['deleted', true, true]);
  setTimeout(() => gone && before?.after(gone), 300);
  expect((await answer()).answer).toBe('shown');
  expect(after?.isConnected).toBe(true);
});

test('a page that was led here has no further way: it says why', async () => {
  expect((await answer({ hasArrived: true, messageId: '1700000000000_162898249842' })).answer).toBe('not-found');
  const other = await answer({ hasArrived: true, chatId: otherId, withinMs: 10_000 });
  expect([other.answer, other.ms >= 2_500, other.ms < 2_800]).toEqual(['no-chat', true, true]);
  document.body.innerHTML = '<main></main>';
  const { answer: said, ms } = await answer({ hasArrived: true });
  expect([said, ms >= 1_000, ms < 1_200]).toEqual(['slow', true, true]);
});

test('what the address names is opened by Cliq itself; its row helps only later', async () => {
  document.body.innerHTML = '<main></main>';
  const begun = performance.now();
  let openedAt = 0;
  listRow(chatId, () => {
    openedAt = performance.now() - begun;
    showChat(5);
  });
  expect((await answer({ hasArrived: true, withinMs: 4_000 })).answer).toBe('shown');
  expect(openedAt).toBeGreaterThanOrEqual(1_500);
});

test('the newest wish counts: an older one looks no more', async () => {
  document.body.innerHTML = '<main></main>';
  const older = goTo(needs(), place({ withinMs: 60_000, hasArrived: true }));
  const newer = goTo(needs(), place({ withinMs: 100, hasArrived: true }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await Promise.all([older, newer])).toEqual(['slow', 'slow']);
});
