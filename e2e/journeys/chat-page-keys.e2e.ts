import { openChat } from '../fixtures/chat-page';
import { expectMark } from '../fixtures/marks';
import { signIn } from '../fixtures/sign-in';
import { oldTypes, starBodies } from '../fixtures/star-calls';
import { expect, test } from '../fixtures/test';
import { expectWithin } from '../fixtures/waits';

const text = 'I cried a little. Ship it.';
const withinMs = 150;

declare global {
  /** From each second key until the message was marked, ms. */
  var keyWaits: number[];
  /** Null once the message was marked. */
  var digitPressedAt: number | null;
}

test('S and a digit star the message under the pointer within 150 ms, without a menu', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  // Before the content script listens: that one lets nobody else hear of its keys.
  await extension.context.addInitScript(() => {
    globalThis.digitPressedAt = null;
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (/\d/.test(key)) globalThis.digitPressedAt = performance.now();
      },
      { capture: true },
    );
  });
  const chat = await openChat(extension);
  const { page } = chat;
  await (await chat.starButton(text)).waitFor();
  await chat.message(text).evaluate((row) => {
    globalThis.keyWaits = [];
    let before = getComputedStyle(row, '::before').clipPath;
    const look = () => {
      const now = getComputedStyle(row, '::before').clipPath;
      if (globalThis.digitPressedAt !== null && now !== before) {
        globalThis.keyWaits.push(performance.now() - globalThis.digitPressedAt);
        globalThis.digitPressedAt = null;
      }
      before = now;
      requestAnimationFrame(look);
    };
    look();
  });
  const names = ['Important', 'To-do', 'Note', 'Manager', 'Follow-up'];
  for (const [index, name] of names.entries()) {
    await page.keyboard.press('s');
    await page.keyboard.press(String(index + 1));
    await expectMark(chat.message(text), `Starred: ${name}`);
    await expect
      .poll(() => standIn.stars()[0]?.type)
      .toBe(['important', 'to_do', 'note', 'manager', 'follow_up'][index]);
  }
  await expect(page.getByRole('menu')).toBeHidden();
  const waits = await page.evaluate(() => globalThis.keyWaits);
  console.info(`marked after ${waits.map((wait) => wait.toFixed(0)).join(', ')} ms`);
  // Each star is marked as waiting first, then as done: only the first change after a key is counted.
  expect(waits).toHaveLength(names.length);
  expectWithin(waits, withinMs);
  expect(await oldTypes(standIn)).toEqual([null, 'important', 'to_do', 'note', 'manager']);
});

test('S S gives the last type, in another tab, too; S 0 removes with Undo', async ({ extension, standIn }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  await chat.pickFromButton(text, 'Manager');
  await expectMark(chat.message(text), 'Starred: Manager');
  const other = await openChat(extension);
  await (await other.starButton('All three are green.')).waitFor();
  await other.page.keyboard.press('s');
  await other.page.keyboard.press('s');
  await expect.poll(() => starBodies(standIn)).toEqual(['manager', 'manager']);
  await other.page.keyboard.press('s');
  await other.page.keyboard.press('0');
  await expect(other.status).toContainText('Star removed');
  await other.status.getByRole('button', { name: 'Undo' }).click();
  await expectMark(other.message('All three are green.'), 'Starred: Manager');
});

test('while somebody writes, letters are letters', async ({ extension, standIn }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const editor = chat.page.getByRole('textbox', { name: /^Message/ });
  await editor.focus();
  await chat.message(text).hover();
  await chat.page.keyboard.type('s1 ss s0');
  await expect(editor).toHaveText('s1 ss s0');
  const search = chat.page.getByRole('searchbox', { name: 'Search Cliq' });
  await search.focus();
  await chat.page.keyboard.type('s1');
  await expect(search).toHaveValue('s1');
  expect(standIn.log.api('POST')).toEqual([]);
});
