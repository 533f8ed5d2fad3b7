import { openChat } from '../fixtures/chat-page';
import { expectMark, layoutOf, markOf, missingMarks, watchMarks } from '../fixtures/marks';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { messageWith, starEveryNth, starInCliq } from '../fixtures/star-messages';
import { expect, test } from '../fixtures/test';
import { errorAnswer } from '../stand-in/stars-api/errors';

const text = 'I cried a little. Ship it.';
const types = ['important', 'to_do', 'note', 'manager', 'follow_up', 'sparkling_new'];
const names = ['Important', 'To-do', 'Note', 'Manager', 'Follow-up', 'sparkling new'];
const texts = [
  'All three are green.',
  'Checklist before we press',
  text,
  '了解です',
  'On-call for launch night',
  'Draft by 16:00',
] as const;

test('every starred message shows its type by icon and words; no node is added and nothing moves', async ({
  extension,
  standIn,
}) => {
  for (const [index, words] of texts.entries()) {
    starInCliq(standIn, standIn.chats[0], messageWith(standIn, words), types[index] ?? '');
  }
  const chat = await openChat(extension);
  await chat.page.waitForTimeout(300);
  const before = await layoutOf(chat.page);
  await signIn(extension);
  await chat.page.bringToFront();
  for (const [index, words] of texts.entries()) await expectMark(chat.message(words), `Starred: ${names[index]}`);
  expect(await markOf(chat.message('Parked. The banner'))).toBeNull();
  expect(await layoutOf(chat.page)).toBe(before);

  const icons = texts.map((words) =>
    chat.message(words).evaluate((row) => {
      const { clipPath, width, height, position } = getComputedStyle(row, '::before');
      return [clipPath, width, height, position];
    }),
  );
  const drawn = await Promise.all(icons);
  expect(new Set(drawn.map(([clipPath]) => clipPath)).size).toBe(types.length);
  for (const [clipPath, ...box] of drawn) {
    expect(clipPath).toContain('path(');
    expect(box).toEqual(['16px', '24px', 'absolute']);
  }
});

test('the words are there for those who do not see the icon', async ({ extension, standIn }) => {
  starInCliq(standIn, standIn.chats[0], messageWith(standIn, text), 'manager');
  await signIn(extension);
  const chat = await openChat(extension);
  await expectMark(chat.message(text), 'Starred: Manager');
  const devTools = await extension.context.newCDPSession(chat.page);
  const { nodes } = await devTools.send('Accessibility.getFullAXTree');
  const said = nodes.map(({ name }) => String(name?.value ?? ''));
  expect(said.filter((words) => words.includes('Starred: Manager'))).not.toEqual([]);
});

test('what waits, what was refused and what can still be undone look and read differently', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const row = chat.message(text);
  const held = standIn.faults.add({ on: { method: 'POST' }, hold: true });
  await chat.pickFromButton(text, 'Note');
  await expectMark(row, 'Starred: Note, not in Cliq yet');
  await held.arrived();
  expect(await markOf(row)).toBe('Starred: Note, not in Cliq yet');
  held.release();
  await expectMark(row, 'Starred: Note');

  await chat.pickFromButton(text, 'Remove star');
  await expectMark(row, 'Star removed, can be undone');
  await chat.status.getByRole('button', { name: 'Undo' }).click();
  await expectMark(row, 'Starred: Note');

  standIn.faults.add({ on: { method: 'POST' }, answer: errorAnswer('chat_not_found'), times: 1 });
  await chat.pickFromButton(text, 'Manager');
  await expectMark(row, 'Starred: Note, could not be saved');
  const other = 'All three are green.';
  standIn.faults.add({ on: { method: 'POST' }, answer: errorAnswer('chat_not_found'), times: 1 });
  await chat.pickFromButton(other, 'Manager');
  await expectMark(chat.message(other), 'Star message, could not be saved');

  await chat.pickFromButton(text, 'Remove star');
  await expect.poll(() => standIn.stars().length, { timeout: 20_000 }).toBe(0);
  await expectMark(row, null);
});

test('scrolling through a chat calls nobody; rows that are used again never show another message’s mark', async ({
  extension,
  standIn,
}) => {
  standIn.switches.rowsAreReused = true;
  const marks = starEveryNth(standIn, standIn.chats[0], 3);
  await signIn(extension);
  const list = await openPopupPage(extension);
  await expect(list.page.getByText(/^Synced/)).toBeVisible();
  await list.page.close();
  const chat = await openChat(extension);
  await expect.poll(() => missingMarks(chat.page, marks)).toEqual([]);
  await watchMarks(chat.page, marks);
  const calls = standIn.log.api().length;
  await chat.page.mouse.move(700, 400);
  for (const way of [-1, 1]) {
    for (let step = 0; step < 14; step += 1) {
      await chat.page.mouse.wheel(0, way * 400);
      // How soon they are drawn is measured where nothing else runs (change-feed).
      await expect.poll(() => missingMarks(chat.page, marks), { timeout: 2_000 }).toEqual([]);
    }
  }
  expect(standIn.log.api().length).toBe(calls);
  const [wrong, frames] = await chat.page.evaluate(() => [globalThis.wrongMarks, globalThis.framesSeen] as const);
  expect(wrong).toEqual([]);
  expect(frames).toBeGreaterThan(100);
});

test('other chats, older messages and a chat beside the other are marked, too', async ({ extension, standIn }) => {
  const [launch, design] = standIn.chats;
  const thread = standIn.chats.find(({ type }) => type === 'thread');
  const marks = { ...starEveryNth(standIn, design, 2), ...starEveryNth(standIn, thread, 2) };
  Object.assign(marks, starEveryNth(standIn, launch, 2));
  await signIn(extension);
  const chat = await openChat(extension);
  const areMarked = () => expect.poll(() => missingMarks(chat.page, marks)).toEqual([]);
  await areMarked();
  const log = chat.page.getByRole('log');
  for (let page = 0; page < 3; page += 1) await log.evaluate((list) => list.scrollTo(0, 0));
  await areMarked();
  await chat.page.locator(`[id="userrecentchat${design?.id}"]`).click();
  await expect(chat.page.getByRole('heading', { name: '#design-reviews' })).toBeVisible();
  await areMarked();
  await chat.page.locator(`[id="userrecentchat${thread?.id}"]`).click({ modifiers: ['Alt'] });
  await expect(chat.page.locator('.zcdock .currentchat:not(.dN) .zcmsg').first()).toBeVisible();
  await areMarked();
  expect(await chat.page.evaluate(() => document.querySelectorAll('.dN .zcmsg').length)).toBeGreaterThan(0);
});
