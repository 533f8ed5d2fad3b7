import type { CDPSession } from '@playwright/test';
import { openChat } from '../fixtures/chat-page';
import { missingMarks } from '../fixtures/marks';
import { signIn } from '../fixtures/sign-in';
import { starEveryNth } from '../fixtures/star-messages';
import { expect, test } from '../fixtures/test';

/** What a page may hold more after a hundred chats than after twenty: a list of ids, no page of a chat. */
const mostBytesMore = 1_500_000;
const mostNodesMore = 400;

test('after a hundred chats the page holds no more than after twenty, and is marked as at first', async ({
  extension,
  standIn,
}) => {
  const chats = standIn.chats.slice(0, 4);
  const marks = Object.assign({}, ...chats.map((chat) => starEveryNth(standIn, chat, 4)));
  await signIn(extension);
  const chat = await openChat(extension);
  const devTools = await extension.context.newCDPSession(chat.page);
  await devTools.send('Performance.enable');
  const visit = async (index: number) => {
    const { id } = chats[index % chats.length] ?? {};
    await chat.page.locator(`[id="userrecentchat${id}"]`).click();
    await expect(chat.page.locator(`main .currentchat:not(.dN)[id="${id}"] .zcmsg`).first()).toBeVisible();
    await chat.page.locator('main .currentchat:not(.dN) .zcmsg').last().hover();
  };
  for (let index = 0; index < 20; index += 1) await visit(index);
  const before = await holds(devTools);
  for (let index = 20; index < 100; index += 1) await visit(index);
  const after = await holds(devTools);
  console.info(`${after.nodes - before.nodes} nodes and ${after.bytes - before.bytes} bytes more`);
  expect(after.nodes - before.nodes).toBeLessThanOrEqual(mostNodesMore);
  expect(after.bytes - before.bytes).toBeLessThanOrEqual(mostBytesMore);
  await expect.poll(() => missingMarks(chat.page, marks)).toEqual([]);
});

async function holds(devTools: CDPSession): Promise<{ nodes: number; bytes: number }> {
  await devTools.send('HeapProfiler.collectGarbage');
  await devTools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { nodes: value('Nodes'), bytes: value('JSHeapUsedSize') };
}
