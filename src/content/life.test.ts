// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import { expect, test } from 'vitest';
import { textOf } from './testing/chat';
import { runtime } from './testing/extension';
import { beforeEachTest, begin, hover, label, rightClick } from './testing/script';

const run = beforeEachTest();

test('one abort takes everything away', async () => {
  run().life.abort();
  expect(document.querySelector('stars-for-cliq')).toBeNull();
  run().service.asked.length = 0;
  await hover(textOf(1));
  rightClick(textOf(1));
  expect(run().service.asked).toEqual([]);
  expect(run().contextMenu.take()).toBeNull();
});

test('a second copy in the same page replaces the first', async () => {
  const second = begin(run().service);
  expect(run().life.signal.aborted).toBe(true);
  expect(document.querySelectorAll('stars-for-cliq')).toHaveLength(1);
  await hover(textOf(1));
  expect(label()).toBe('Star message');
  second.life.abort();
});

test('cut off from the extension, it goes quiet and removes itself', async () => {
  runtime.id = undefined;
  await hover(textOf(1));
  expect(run().life.signal.aborted).toBe(true);
  expect(document.querySelector('stars-for-cliq')).toBeNull();
});
