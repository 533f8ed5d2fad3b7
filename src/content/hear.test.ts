// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './testing/extension';
import { expect, test } from 'vitest';
import { defaultPageSettings } from '../browser/page-settings';
import { lastMessage } from '../cliq/page/last-message';
import { chatId, element, idOf, textOf } from './testing/chat';
import { beforeEachTest, click, rightClick, settle, status } from './testing/script';

const run = beforeEachTest();
const takeHelp = () =>
  globalThis.starsForCliq?.takeHelp({
    study: () => ({ guesses: [], hasMessages: false }),
    teach: () => undefined,
    report: () => '',
    goTo: async () => 'shown',
    sayNotShown: () => undefined,
    lastMessage,
  });

test('the last message is starred with the last type; it is said which one, and Undo takes the star away', async () => {
  takeHelp();
  run().follow({ ...defaultPageSettings, lastType: 'manager' });
  run().hear({ kind: 'star-last' });
  await settle();
  expect(run().service.calls).toMatchObject([{ type: 'manager', ref: { messageId: idOf(4) } }]);
  expect(status().textContent).toContain('Starred as Manager: message 4');
  await click(element('button', status()));
  expect(run().service.types.has(idOf(4))).toBe(false);
  expect(status().textContent).toContain('Star removed');
});

test('where it had another type, Undo brings that back; where it had the same, there is nothing to undo', async () => {
  takeHelp();
  run().service.types.set(idOf(4), 'note');
  run().hear({ kind: 'star-last' });
  await settle();
  await click(element('button', status()));
  expect(run().service.types.get(idOf(4))).toBe('note');
  run().service.types.set(idOf(4), 'important');
  run().hear({ kind: 'star-last' });
  await settle();
  expect(status().lastElementChild?.querySelector('button')).toBeNull();
});

test('without a chat nothing is starred, and that is said', async () => {
  run().hear({ kind: 'star-last' });
  expect(status().textContent).toBe('Open a chat in Cliq first.');
  expect(run().hear({ kind: 'chat' })).toBeUndefined();
  takeHelp();
  expect(run().hear({ kind: 'chat' })).toBe(chatId);
  expect(run().service.calls).toEqual([]);
});

test('the message that a link leads to is starred, not the one that holds the link', async () => {
  rightClick(textOf(2));
  const linked = {
    dataCenter: 'us' as const,
    organizationId: null,
    chatId,
    messageId: idOf(9),
    text: '',
    senderName: '',
    chatTitle: '',
    sentAt: null,
  };
  run().hear({ kind: 'menu-picked', type: 'note', linked });
  await settle();
  expect(run().service.calls).toMatchObject([{ type: 'note', ref: { messageId: idOf(9) } }]);
  expect(status().textContent).toBe('Starred as Note');
  run().hear({ kind: 'say', text: 'This link leads nowhere.' });
  expect(status().textContent).toContain('This link leads nowhere.');
});
