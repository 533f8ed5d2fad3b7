import type { Page } from '@playwright/test';
import { idsOf, openChat } from '../fixtures/chat-page';
import { openSwitch, reload } from '../fixtures/extension-switch';
import { expectMark, markOf } from '../fixtures/marks';
import { signIn } from '../fixtures/sign-in';
import { messageWith, starEveryNth, starInCliq } from '../fixtures/star-messages';
import { expect, test } from '../fixtures/test';

const text = 'I cried a little. Ship it.';
const surfaces = (page: Page) => page.locator('stars-for-cliq');
const sheetsOf = (page: Page) => page.evaluate(() => document.adoptedStyleSheets.length);

test('an update: a chat that is open gets the new script, the old one retires, and stars go on', async ({
  extension,
  standIn,
}) => {
  starInCliq(standIn, standIn.chats[0], messageWith(standIn, text), 'note');
  await signIn(extension, { forSession: true });
  const chat = await openChat(extension);
  await expectMark(chat.message(text), 'Starred: Note');
  const sheets = await sheetsOf(chat.page);
  await chat.page.evaluate(() => document.querySelector('stars-for-cliq')?.setAttribute('data-old', ''));
  await reload(extension);
  await expect(chat.page.locator('stars-for-cliq:not([data-old])')).toHaveCount(1);
  await expect(surfaces(chat.page)).toHaveCount(1);
  expect(await sheetsOf(chat.page)).toBe(sheets);
  await expectMark(chat.message(text), 'Starred: Note');
  await chat.pickFromButton('All three are green.', 'Manager');
  await expectMark(chat.message('All three are green.'), 'Starred: Manager');
  await expect
    .poll(() =>
      standIn
        .stars()
        .map(({ type }) => type)
        .sort(),
    )
    .toEqual(['manager', 'note']);
});

test('switched off in the browser, nothing of it is left in a chat', async ({ extension }) => {
  const { switchTo } = await openSwitch(extension);
  await signIn(extension);
  const chat = await openChat(extension);
  await chat.pickFromButton(text, 'Note');
  await expectMark(chat.message(text), 'Starred: Note');
  expect(await sheetsOf(chat.page)).toBeGreaterThan(0);
  await switchTo('off');
  await expect(surfaces(chat.page)).toHaveCount(0);
  expect(await sheetsOf(chat.page)).toBe(0);
  expect(await markOf(chat.message(text))).toBeNull();
  await chat.message(text).hover();
  await chat.page.keyboard.press('s');
  await chat.page.keyboard.press('3');
  await expect(surfaces(chat.page)).toHaveCount(0);
});

test('a message that is being sent gets no star under its passing id, and one under its own', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  const { page, message, starButton, pickFromButton } = await openChat(extension);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/messages/, async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  const words = 'On its way to you all';
  await page.getByRole('textbox').last().fill(words);
  await page.keyboard.press('Enter');
  await expect(message(words)).toBeVisible();
  const [, passing] = await idsOf(message(words));
  await expect(await starButton(words)).toBeHidden();
  answer();
  await expect.poll(async () => (await idsOf(message(words)))[1]).not.toBe(passing);
  await page.mouse.move(5, 5);
  await pickFromButton(words, 'To-do');
  await expectMark(message(words), 'Starred: To-do');
  await expect.poll(() => standIn.stars().map(({ message: { id } }) => id)).toEqual([(await idsOf(message(words)))[1]]);
});

test('edited in place it keeps its mark; deleted under the pointer, the button goes and nothing is starred', async ({
  extension,
  standIn,
}) => {
  starInCliq(standIn, standIn.chats[0], messageWith(standIn, text), 'note');
  await signIn(extension);
  const chat = await openChat(extension);
  await expectMark(chat.message(text), 'Starred: Note');
  await chat
    .message(text)
    .locator('.zcmsgcnt')
    .evaluate((element) => {
      element.textContent = 'I laughed a lot. Ship it.';
    });
  await expectMark(chat.message('I laughed a lot.'), 'Starred: Note');
  await expect(await chat.starButton('I laughed a lot.')).toHaveAccessibleName('Starred: Note');
  await chat.message('I laughed a lot.').evaluate((row) => row.remove());
  await expect(chat.page.getByRole('button', { name: 'Starred: Note' })).toBeHidden();
  await chat.page.keyboard.press('s');
  await chat.page.keyboard.press('2');
  await chat.page.waitForTimeout(300);
  expect(standIn.log.api('POST')).toEqual([]);
});

test('a thousand messages at once: the starred ones among them are marked, and every one can be starred', async ({
  extension,
  standIn,
}) => {
  const [chatOne] = standIn.chats;
  const marks = starEveryNth(standIn, chatOne, 3);
  await signIn(extension);
  const { page } = await openChat(extension);
  const [id = '', mark = ''] = Object.entries(marks).at(-1) ?? [];
  await page.evaluate((starred) => {
    const rows = [...document.querySelectorAll('main .currentchat:not(.dN) .zcmsg')];
    const last = rows.find((row) => row.getAttribute('msguid')?.replace('%20', '_') === starred);
    if (!last) throw new Error('no starred row');
    const scroller = last.closest('.zcmsgscroll');
    last.remove();
    for (let index = 0; index < 1_000; index += 1) {
      const copy = last.cloneNode(true);
      if (!(copy instanceof Element)) continue;
      copy.setAttribute('msguid', `${1_800_000_000_000 + index}%20${100_000_000_000 + index}`);
      scroller?.append(copy);
    }
    scroller?.append(last);
    last.scrollIntoView();
  }, id);
  const row = page.locator(`main .currentchat:not(.dN) .zcmsg[msguid="${id.replace('_', '%20')}"]`);
  await expectMark(row, mark);
  const marked = await page
    .locator('main .currentchat:not(.dN) .zcmsg[msguid^="18000"]')
    .evaluateAll((rows) => rows.filter((each) => /\/ "(.*)"$/.test(getComputedStyle(each, '::before').content)).length);
  expect(marked).toBe(0);
  await page.locator('.zcmsg[msguid^="1800000000999"]').hover();
  await expect(page.getByRole('button', { name: 'Star message' })).toBeVisible();
});
