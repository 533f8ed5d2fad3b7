// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import { expect, test } from 'vitest';
import { idOf, textOf } from './testing/chat';
import { beforeEachTest, button, hover, rightClick, settle, status } from './testing/script';

const run = beforeEachTest();

test('what is picked applies to the message that it was opened on, once', async () => {
  rightClick(textOf(2));
  textOf(2).closest('.row')?.setAttribute('msguid', idOf(9));
  run().starring.setPicked(run().contextMenu.take(), 'important');
  await settle();
  expect(run().service.calls).toMatchObject([{ type: 'important', ref: { messageId: idOf(2) } }]);
  run().starring.setPicked(run().contextMenu.take(), 'important');
  await settle();
  expect(run().service.calls).toHaveLength(1);
});

test('nothing is sent when it was not opened on a message, and the user is told', async () => {
  rightClick(textOf(2));
  rightClick(document.body);
  run().starring.setPicked(run().contextMenu.take(), 'important');
  await settle();
  expect(run().service.calls).toEqual([]);
  expect(status().textContent).toBe('That is not a message. Right-click on the text of a message to star it.');
});

test('removing a star that is not there says so', async () => {
  rightClick(textOf(2));
  run().starring.setPicked(run().contextMenu.take(), null);
  await settle();
  expect(status().textContent).toBe('This message was not starred.');
});

test('on the star button it means the message that the button is on', async () => {
  await hover(textOf(3));
  rightClick(button());
  expect(run().contextMenu.take()?.messageId).toBe(idOf(3));
});

test('a menu opened in a frame of the page is on no message, whatever came before', () => {
  rightClick(textOf(2));
  const frame = document.createElement('iframe');
  Object.defineProperty(document, 'activeElement', { configurable: true, value: frame });
  expect(run().contextMenu.take()).toBeNull();
  Reflect.deleteProperty(document, 'activeElement');
});
