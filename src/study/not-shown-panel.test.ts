// @vitest-environment happy-dom
import '../content/testing/extension';
import { beforeEach, expect, test, vi } from 'vitest';
import { jumpFailures, type SavedCopy } from '../stars/jump';
import { openNotShownPanel } from './not-shown-panel';

const copy: SavedCopy = {
  organizationId: '6001',
  chatId: 'CT_1_6001',
  messageId: '1777805235487_162898',
  text: '<b>Ship</b> it.',
  senderName: 'Priya Raman',
  chatTitle: 'Launch',
  sentAt: 1_777_805_235_487,
  starredAt: 1_777_900_000_000,
};
let life: AbortController;
let written: string[];
let mayWrite: boolean;

function open(change: Partial<Parameters<typeof openNotShownPanel>[1]> = {}): HTMLElement {
  const append = (...elements: Element[]) => document.body.append(...elements);
  const content = { reason: 'deleted', copy, link: 'https://cliq.zoho.com/x', signal: life.signal } as const;
  openNotShownPanel({ document, append }, { ...content, onClose: () => life.abort(), ...change });
  const panel = document.querySelector('[role="dialog"]');
  if (!(panel instanceof HTMLElement)) throw new Error('no panel');
  return panel;
}
const button = (panel: Element, name: string) =>
  [...panel.querySelectorAll('button')].find((each) => each.textContent === name);
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  life?.abort();
  life = new AbortController();
  document.body.innerHTML = '<button id="before">x</button><textarea></textarea>';
  written = [];
  mayWrite = true;
  vi.stubGlobal('navigator', {
    clipboard: {
      async writeText(text: string) {
        if (!mayWrite) throw new Error('not allowed');
        written.push(text);
      },
    },
  });
});

test.each(jumpFailures)('every reason has its sentence: %s', (reason) => {
  const panel = open({ reason });
  const why = document.getElementById(panel.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
  expect(why).toMatch(/\w+ .+\.$/);
  expect(why).not.toContain('jump_');
});

test('text, sender, chat and both times; what people wrote is text and no markup', () => {
  const panel = open();
  expect(panel.querySelector('blockquote')?.textContent).toBe(copy.text);
  expect(panel.querySelector('b')).toBeNull();
  expect(panel.querySelector('.facts')?.textContent).toMatch(
    /^Priya Raman · in Launch · Sent .+2026.+ · Starred .+2026/,
  );
  expect(panel.querySelector('a')?.href).toBe('https://cliq.zoho.com/x');
});

test('the text is copied; where that is not allowed, it is selected and said', async () => {
  const panel = open();
  button(panel, 'Copy text')?.click();
  await settled();
  expect([written, panel.querySelector('[role="status"]')?.textContent]).toEqual([[copy.text], 'The text was copied.']);
  mayWrite = false;
  button(panel, 'Copy text')?.click();
  await settled();
  expect(panel.querySelector('[role="status"]')?.textContent).toContain('The text is selected');
});

test('a text that is not kept here is not offered to copy', () => {
  const panel = open({ copy: { ...copy, text: null }, link: null });
  expect(panel.textContent).toContain('not kept on this device');
  expect([button(panel, 'Copy text'), panel.querySelector('a')]).toEqual([undefined, null]);
});

test('it takes the focus and gives it back; Escape closes it, and nothing stays', () => {
  const before = document.getElementById('before');
  before?.focus();
  const html = document.body.innerHTML;
  const panel = open();
  expect(document.activeElement).toBe(panel);
  panel.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(document.body.innerHTML).toBe(html);
  expect(document.activeElement).toBe(before);
});

test('it does not take the focus from somebody who writes', () => {
  const area = document.querySelector('textarea');
  area?.focus();
  open();
  expect(document.activeElement).toBe(area);
});

test('closed by itself, it leaves the focus where the user has taken it', () => {
  document.getElementById('before')?.focus();
  open();
  const area = document.querySelector('textarea');
  area?.focus();
  life.abort();
  expect(document.activeElement).toBe(area);
});
