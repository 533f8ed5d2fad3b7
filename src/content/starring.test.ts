// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import { expect, test } from 'vitest';
import { chatId, element, idOf, textOf } from './testing/chat';
import {
  beforeEachTest,
  button,
  click,
  hover,
  isMenuOpen,
  item,
  label,
  settle,
  starElsewhere,
  status,
} from './testing/script';

const run = beforeEachTest();

test('sends the frozen message, and shows the star only when it is safe', async () => {
  let release = () => {};
  const { setStar } = run().service;
  run().service.setStar = (ref, type) => new Promise((resolve) => (release = () => resolve(setStar(ref, type))));
  await hover(textOf(1));
  await click(button());
  await click(item('Follow-up'));
  expect([label(), status().textContent]).toEqual(['Star message', '']);
  release();
  await settle();
  expect([label(), status().textContent]).toEqual(['Starred: Follow-up', 'Starred as Follow-up']);
  expect(run().service.calls[0]).toMatchObject({
    type: 'follow_up',
    ref: { messageId: idOf(1), chatId, text: 'message 1' },
  });
});

test('what is picked applies to the message that the menu was opened on, though its row shows another by now', async () => {
  await hover(textOf(1));
  await click(button());
  textOf(1).closest('.row')?.setAttribute('msguid', idOf(9));
  await click(item('Important'));
  expect(run().service.calls[0]?.ref.messageId).toBe(idOf(1));
});

test('a row that was reused before the press means what it shows now', async () => {
  await hover(textOf(1));
  textOf(1).closest('.row')?.setAttribute('msguid', idOf(9));
  await click(button());
  await click(item('Important'));
  expect(run().service.calls[0]?.ref.messageId).toBe(idOf(9));
});

test('a message that went away is not guessed', async () => {
  await hover(textOf(1));
  textOf(1).closest('.row')?.remove();
  await click(button());
  expect(isMenuOpen()).toBe(false);
  expect(status().textContent).toContain('moved away');
  expect(run().service.calls).toEqual([]);
});

test('a removal can be undone for eight seconds, and longer while the pointer is on it', async () => {
  await starElsewhere(run(), idOf(1), 'note');
  await hover(textOf(1));
  await click(button());
  await click(item('Remove star'));
  expect(label()).toBe('Star message');
  await settle(8_000);
  expect(status().textContent).toBe('Star removedUndo');
  element('.toast', status()).dispatchEvent(new PointerEvent('pointerenter'));
  await settle(60_000);
  await click(element('.toast button', status()));
  expect([label(), status().textContent]).toEqual(['Starred: Note', 'Undone']);
  await settle(6_000);
  expect(status().textContent).toBe('');
});

test('a failure is told with its cause; signed out, with a way in', async () => {
  run().service.fails = 'not-saved';
  await hover(textOf(1));
  await click(button());
  await click(item('Note'));
  expect(status().textContent).toContain('Not saved');
  expect(label()).toBe('Star message');
  run().service.fails = 'signed-out';
  await click(button());
  await click(item('Note'));
  const signIn = element('.toast button', status());
  expect(signIn.textContent).toBe('Sign in');
  await click(signIn);
  expect(run().service.optionsOpened).toBe(1);
});

test('a row that slid away under the button is not guessed', async () => {
  await hover(textOf(1));
  const row = textOf(1).closest('.row');
  if (row) row.getBoundingClientRect = () => new DOMRect(0, 300, 400, 60);
  await click(button());
  expect(isMenuOpen()).toBe(false);
  expect(status().textContent).toContain('moved away');
});

test('what keeps a star from reaching Cliq is said with it, and a removal can be undone all the same', async () => {
  run().service.waitsFor = 'sign-in';
  await hover(textOf(1));
  await click(button());
  await click(item('Note'));
  expect(status().textContent).toBe(
    'Starred as Note. Kept on this device. Your Zoho sign-in has ended. Nothing is lost.Sign in again',
  );
  await click(element('.toast button', status()));
  expect(run().service.optionsOpened).toBe(1);
  run().service.waitsFor = 'no-access';
  await click(button());
  await click(item('Remove star'));
  expect(status().textContent).toMatch(
    /^Star removed\. Kept on this device\. Cliq does not let this account use stars.*Undo$/,
  );
});

test('what is found out later is said where the message was starred', async () => {
  await hover(textOf(1));
  await click(button());
  await click(item('Note'));
  expect(status().textContent).toBe('Starred as Note');
  run().service.delivery = 'failed';
  run().starring.statusChanged();
  await settle();
  // It may come a few milliseconds after what was said to the gesture, which nobody would have read by then.
  expect(status().textContent).toMatch(/^Starred as Note.*Cliq did not take the change/);
});

test('one button to sign in is enough, and long words stay as long as they take to read', async () => {
  run().service.waitsFor = 'sign-in';
  await hover(textOf(1));
  for (const type of ['Note', 'Manager']) {
    await click(button());
    await click(item(type));
  }
  expect(status().querySelectorAll('.toast')).toHaveLength(1);
  run().service.waitsFor = 'no-access';
  await click(button());
  await click(item('Note'));
  await settle(8_000);
  expect(status().textContent).toContain('Ask your Cliq administrator');
  await settle(8_000);
  expect(status().textContent).toBe('');
});
