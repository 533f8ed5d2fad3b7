import type { Locator } from '@playwright/test';
import { openChat } from '../fixtures/chat-page';
import { expectMark } from '../fixtures/marks';
import { signIn } from '../fixtures/sign-in';
import type { messageWith } from '../fixtures/star-messages';
import { type Extension, expect, test } from '../fixtures/test';

const texts = ['I cried a little. Ship it.', 'Love it. The headline', 'rollout-tokyo.csv', 'Zero lost events'];

declare const chrome: {
  action: { getBadgeText(of: object): Promise<string>; getTitle(of: object): Promise<string> };
};

const badgeOf = ({ worker }: Extension) => worker.evaluate(() => chrome.action.getBadgeText({}));

/** Files have no text: their message is found by their name. */
function expectedIds(standIn: Parameters<typeof messageWith>[0], words: string): [chatId: string, messageId: string] {
  const chat = standIn.chats[0];
  const found = chat?.messages.findLast(({ content }) => JSON.stringify(content).includes(words));
  return [chat?.id ?? '', found?.id ?? ''];
}

async function startsUnderPointer(row: Locator): Promise<void> {
  await row.scrollIntoViewIfNeeded();
  await row.page().mouse.move(5, 5);
  await row.hover({ position: { x: 90, y: 8 } });
}

for (const layout of ['2026', '2023', 'renamed'] as const) {
  test(`the page of ${layout}: the star goes to the message that was meant, and is shown on it`, async ({
    extension,
    standIn,
  }) => {
    standIn.switches.pageLayout = layout;
    await signIn(extension);
    const chat = await openChat(extension);
    const sent: unknown[] = [];
    for (const words of texts) {
      const row = chat.message(words);
      const button = chat.page.getByRole('button', { name: 'Star message' });
      // A page that is not known is studied some seconds after nothing was found in it.
      await expect(async () => {
        await startsUnderPointer(row);
        await expect(button).toBeVisible({ timeout: 1_000 });
      }).toPass({ timeout: 20_000 });
      await button.click();
      await chat.page.getByRole('menuitemradio', { name: 'Follow-up' }).click();
      await expectMark(layout === '2023' ? row.locator('.msgtxt').first() : row, 'Starred: Follow-up');
      const [chatId, messageId] = expectedIds(standIn, words);
      sent.push({ chat_id: chatId, message_id: messageId, star_type: 'follow_up' });
    }
    expect(standIn.log.api('POST').map(({ body }) => JSON.parse(body))).toEqual(sent);
    expect(await badgeOf(extension)).toBe('');
  });
}

test('a page without any id: no button, no star, and the badge says so; well again with the next chat', async ({
  extension,
  standIn,
}) => {
  standIn.switches.pageLayout = 'no-ids';
  await signIn(extension);
  const chat = await openChat(extension);
  await expect.poll(() => badgeOf(extension), { timeout: 30_000 }).toBe('?');
  expect(await extension.worker.evaluate(() => chrome.action.getTitle({}))).toContain('not understood');
  await startsUnderPointer(chat.message('I cried a little'));
  await chat.page.waitForTimeout(500);
  await expect(chat.page.getByRole('button', { name: 'Star message' })).toBeHidden();
  standIn.switches.pageLayout = '2026';
  await chat.page.reload();
  await expect.poll(() => badgeOf(extension), { timeout: 30_000 }).toBe('');
});

test('a thread beside its chat: the star goes to the chat that its message stands in', async ({
  extension,
  standIn,
}) => {
  const thread = standIn.chats.find(({ type }) => type === 'thread');
  const last = thread?.messages.at(-1);
  await signIn(extension);
  const chat = await openChat(extension);
  await chat.page.locator(`[id="userrecentchat${thread?.id}"]`).click({ modifiers: ['Alt'] });
  const docked = chat.page.locator('.zcdock .currentchat:not(.dN) .zcmsg').last();
  await docked.hover();
  await chat.page.getByRole('button', { name: 'Star message' }).click();
  await chat.page.getByRole('menuitemradio', { name: 'Note' }).click();
  await expectMark(docked, 'Starred: Note');
  expect(standIn.log.api('POST').map(({ body }) => JSON.parse(body))).toEqual([
    { chat_id: thread?.id, message_id: last?.id, star_type: 'note' },
  ]);
  await chat.pickFromButton('Checklist before we press', 'Manager');
  await expect.poll(() => standIn.log.api('POST').length).toBe(2);
  expect(JSON.parse(standIn.log.api('POST')[1]?.body ?? '')).toMatchObject({ chat_id: standIn.chats[0]?.id });
});
