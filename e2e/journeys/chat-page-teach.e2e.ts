import { openChat } from '../fixtures/chat-page';
import { expectMark } from '../fixtures/marks';
import { openOptions, signIn } from '../fixtures/sign-in';
import { messageWith } from '../fixtures/star-messages';
import { expect, test } from '../fixtures/test';

const text = 'I cried a little. Ship it.';

test('the user shows a message, its sender and its time; stars go to the right messages from then on, and it can be forgotten', async ({
  extension,
  standIn,
}) => {
  standIn.switches.pageLayout = 'renamed';
  await signIn(extension);
  const chat = await openChat(extension);
  const options = await openOptions(extension);
  await options.getByRole('button', { name: 'Show where messages are' }).click();
  const panel = chat.page.getByRole('dialog', { name: 'Show where messages are' });
  await expect(panel).toBeVisible();
  const address = chat.page.url();

  await chat.page.getByRole('heading', { name: '#aurora-launch' }).click();
  await expect(panel).toContainText('says nothing there');
  await chat.message(text).locator('.zcmsgcnt').click();
  await expect(panel).toContainText(/Messages found: \d\d/);
  await chat.page.locator('main .currentchat:not(.dN) .sender .zctxtseln').last().click();
  await panel.getByRole('button', { name: 'Skip' }).click();
  await panel.getByRole('button', { name: 'Use this' }).click();
  await expect(panel).toBeHidden();
  expect(chat.page.url()).toBe(address);
  await expect(options.getByText('What you showed is in use.')).toBeVisible();

  await chat.page.reload();
  await chat.pickFromButton(text, 'Note');
  await expectMark(chat.message(text), 'Starred: Note');
  const message = messageWith(standIn, text);
  expect(standIn.log.api('POST').map(({ body }) => JSON.parse(body))).toEqual([
    { chat_id: standIn.chats[0]?.id, message_id: message.id, star_type: 'note' },
  ]);
  await options.bringToFront();
  await expect(options.getByText('What you showed is in use.')).toBeVisible();
  await options.getByRole('button', { name: 'Forget what I showed' }).click();
  await expect(options.getByText('What you showed is in use.')).toHaveCount(0);
});

test('cancelled, nothing is kept, and Cliq gets its clicks again', async ({ extension }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const options = await openOptions(extension);
  await options.getByRole('button', { name: 'Show where messages are' }).click();
  const panel = chat.page.getByRole('dialog', { name: 'Show where messages are' });
  await expect(panel).toBeVisible();
  await chat.message(text).locator('.zcmsgcnt').click();
  await expect(panel).toContainText('Messages found');
  await chat.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await chat.page.getByRole('link', { name: /design-reviews/ }).click();
  await expect(chat.page.getByRole('heading', { name: '#design-reviews' })).toBeVisible();
  await options.bringToFront();
  await expect(options.getByText('What you showed is in use.')).toHaveCount(0);
});

test('a report on the page can be copied: shapes, and nothing that anybody wrote', async ({ extension }) => {
  await signIn(extension);
  await openChat(extension);
  const options = await openOptions(extension);
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await options.getByRole('button', { name: 'Copy report' }).click();
  await expect(options.getByText('The report was copied.')).toBeVisible();
  const report = await options.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('"profile": "cliq-2026"');
  expect(report).toContain('msguid="9x13%9x14"');
  expect(report).not.toMatch(/\d{6}|Priya|aurora/i);
});
