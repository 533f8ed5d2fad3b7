import { coveredControls, watchButton } from '../fixtures/button-watch';
import { openChat } from '../fixtures/chat-page';
import { expectMark } from '../fixtures/marks';
import { signIn } from '../fixtures/sign-in';
import { starBodies } from '../fixtures/star-calls';
import { expect, test } from '../fixtures/test';
import { expectWithin } from '../fixtures/waits';

const text = 'I cried a little. Ship it.';
const withinMs = 100;

test('stands on every message within 100 ms, covers none of Cliq’s controls, moves nothing', async ({ extension }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const rows = chat.page.locator('main .currentchat:not(.dN) .zcmsg');
  const button = chat.page.getByRole('button', { name: 'Star message' });
  await watchButton(chat.page);
  const count = await rows.count();
  for (let index = count - 1; index >= 0; index -= 1) {
    await rows.nth(index).scrollIntoViewIfNeeded();
    await chat.page.mouse.move(5, 5);
    await expect(button).toBeHidden();
    await rows.nth(index).hover({ position: { x: 90, y: 8 } });
    await expect(button).toBeVisible();
    expect(await coveredControls(chat.page), `message ${index}`).toEqual([]);
  }
  const [waits, shift] = await chat.page.evaluate(() => [globalThis.buttonWaits, globalThis.layoutShift] as const);
  const sorted = [...waits].sort((left, right) => left - right);
  console.info(
    `the star button stood after p50 ${sorted[count >> 1]?.toFixed(0)} ms, max ${sorted.at(-1)?.toFixed(0)} ms`,
  );
  // Once for each message at least: it hides while the page scrolls, and comes again.
  expect(waits.length).toBeGreaterThanOrEqual(count);
  expectWithin(waits, withinMs);
  expect(shift).toBe(0);
});

test('one element outside Cliq’s tree, and none in it', async ({ extension }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const treeOf = () => chat.page.evaluate(() => document.querySelectorAll('body *').length);
  await chat.page.mouse.move(5, 5);
  const before = await treeOf();
  await chat.pickFromButton(text, 'Note');
  await expectMark(chat.message(text), 'Starred: Note');
  await chat.page.mouse.move(5, 5);
  await expect(chat.page.getByRole('button', { name: 'Starred: Note' })).toBeHidden();
  expect(await treeOf()).toBe(before);
  const hosts = await chat.page.evaluate(() =>
    [...document.documentElement.children].map(({ tagName, shadowRoot }) => [tagName, shadowRoot?.mode]),
  );
  expect(hosts).toEqual([
    ['HEAD', undefined],
    ['BODY', undefined],
    ['STARS-FOR-CLIQ', 'open'],
  ]);
});

test('the menu: five types with what they are for, the current one checked, all by key', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const button = await chat.starButton(text);
  await button.focus();
  await chat.page.keyboard.press('Enter');
  const menu = chat.page.getByRole('menu', { name: 'Star type' });
  const radio = (name: string) => menu.getByRole('menuitemradio', { name, exact: true });
  for (const name of ['Important', 'To-do', 'Note', 'Manager', 'Follow-up']) {
    await expect(radio(name)).toHaveAccessibleDescription(/\w+ \w+/);
    await expect(radio(name)).not.toBeChecked();
  }
  await expect(menu.getByRole('menuitem')).toHaveCount(0);
  await expect(radio('Important')).toBeFocused();
  await chat.page.keyboard.press('ArrowDown');
  await chat.page.keyboard.press('ArrowDown');
  await expect(radio('Note')).toBeFocused();
  await chat.page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  expect(standIn.log.api('POST')).toEqual([]);

  await chat.page.keyboard.press('Enter');
  await chat.page.keyboard.press('m');
  await chat.page.keyboard.press('Enter');
  await expect(button).toHaveAccessibleName('Starred: Manager');
  await expect(button).toBeFocused();
  await expect.poll(() => starBodies(standIn)).toEqual(['manager']);
  await chat.page.keyboard.press('Enter');
  await expect(radio('Manager')).toBeChecked();
  await expect(radio('Manager')).toBeFocused();
  await chat.page.keyboard.press('End');
  await expect(menu.getByRole('menuitem', { name: 'Remove star' })).toBeFocused();
  await chat.page.keyboard.press('Enter');
  await expect(chat.status).toContainText('Star removed');
  await expect(button).toHaveAccessibleName('Star message');
  await chat.status.getByRole('button', { name: 'Undo' }).click();
  await expect(chat.page.getByRole('button', { name: 'Starred: Manager' })).toBeAttached();
});
