import { type ChatPage, openChat } from '../fixtures/chat-page';
import { pickFromContextMenu } from '../fixtures/context-menu';
import { openPopupPage, type PopupPage } from '../fixtures/popup-page';
import { openOptions, signIn } from '../fixtures/sign-in';
import { allShow, type Watched, watchStar } from '../fixtures/star-watch';
import { starredMessage } from '../fixtures/starred-message';
import { expect, test } from '../fixtures/test';
import { expectWithin } from '../fixtures/waits';
import { killWorker } from '../fixtures/worker-life';
import { errorAnswer } from '../stand-in/stars-api/errors';

const text = 'I cried a little. Ship it.';
/** From the moment the first view shows a change until the last one does. */
const agreeWithinMs = 300;
/** From the user's press to the last view: in between, the change is written to disk, or asked for at Cliq. */
const pressToAllMs = 1_000;
const rounds = 4;

interface FourViews {
  chat: ChatPage;
  otherChat: ChatPage;
  list: PopupPage;
  otherList: PopupPage;
  all: Watched[];
}

/** All pages count as visible here, side by side. */
async function openFourViews(chat: ChatPage, extension: Parameters<typeof openChat>[0]): Promise<FourViews> {
  const otherChat = await openChat(extension);
  const [list, otherList] = [await openPopupPage(extension), await openPopupPage(extension)];
  for (const page of [chat, otherChat]) await expect(await page.starButton(text)).toBeVisible();
  const pages = { chat, otherChat, list, otherList };
  const all = await Promise.all(Object.entries(pages).map(([name, { page }]) => watchStar(name, page, text)));
  for (const { page } of all) expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
  return { ...pages, all };
}

test('two chat pages and two lists agree within 300 ms, wherever a star is changed', async ({ extension, standIn }) => {
  const chat = await starredMessage(extension, standIn, text, 'To-do');
  const { otherChat, list, otherList, all } = await openFourViews(chat, extension);
  const spreads: number[] = [];
  const waits: number[] = [];

  /** Acts, waits until every view shows the outcome, and writes down how long after the first one the last one did. */
  async function agree(shows: string, act: () => Promise<unknown>): Promise<number[]> {
    await act();
    const times = await allShow(all, shows);
    spreads.push(Math.max(...times) - Math.min(...times));
    return times;
  }

  async function press(at: { page: { bringToFront(): Promise<void> } }, shows: string, act: () => Promise<unknown>) {
    await at.page.bringToFront();
    const times = await agree(shows, act);
    const pressed = await Promise.all(all.map(({ pressedAt }) => pressedAt()));
    waits.push(Math.max(...times) - Math.max(...pressed.filter((time) => !Number.isNaN(time))));
  }

  const post = { method: 'POST', path: '/api/' };
  const remove = (popup: PopupPage) => popup.row(text).getByRole('button', { name: 'Remove star' }).click();
  const undo = (popup: PopupPage) => popup.page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  for (let round = 0; round < rounds; round++) {
    await press(chat, 'Note', () => chat.pickFromButton(text, 'Note'));
    await press(list, 'Manager', () => list.changeType(text, 'Manager'));
    await press(otherList, 'none', () => remove(otherList));
    await press(otherList, 'Manager', () => undo(otherList));
    await agree('Important', () => pickFromContextMenu(extension, otherChat.message(text), 'Important'));
    await press(chat, 'none', () => chat.pickFromButton(text, 'Remove star'));
    await press(chat, 'Important', () => chat.status.getByRole('button', { name: 'Undo' }).click());
    await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'important' }]);
    const [star] = standIn.stars();
    if (!star) throw new Error('Cliq has no star');
    // Another device; it is heard of when the user asks.
    await press(list, 'Follow-up', () => {
      standIn.world.stars.put({ ...star, type: 'follow_up' });
      return list.page.getByRole('button', { name: 'Refresh' }).click();
    });
    const refused = standIn.faults.add({ on: post, answer: errorAnswer('chat_not_found'), hold: true });
    await press(otherChat, 'Note', () => otherChat.pickFromButton(text, 'Note'));
    await refused.arrived();
    await agree('Follow-up', async () => refused.release());
    await list.page.getByRole('button', { name: '1 could not be saved' }).click();
    await list.page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(list.page.getByRole('button', { name: '1 could not be saved' })).toHaveCount(0);
    await press(chat, 'To-do', () => chat.pickFromButton(text, 'To-do'));
    await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'to_do' }]);
  }
  console.info(`first to last view: ${summary(spreads)}; press to last view: ${summary(waits)}`);
  expectWithin(spreads, agreeWithinMs, 'first to last view');
  expectWithin(waits, pressToAllMs, 'press to last view');
});

test('signed out, and in as somebody else: every view forgets the stars at once', async ({ extension, standIn }) => {
  const chat = await starredMessage(extension, standIn, text, 'To-do');
  const { list, otherList, all } = await openFourViews(chat, extension);
  const options = await openOptions(extension);
  await options.getByRole('button', { name: 'Sign out' }).click();
  const times = await allShow(all, 'none');
  expectWithin([Math.max(...times) - Math.min(...times)], agreeWithinMs);
  for (const { page } of [list, otherList]) await expect(page.getByText('Sign in to see your stars')).toBeVisible();

  const [, other] = standIn.accounts;
  standIn.signIn(other);
  standIn.seedStars(3, { account: other });
  await signIn(extension);
  for (const { rows } of [list, otherList]) await expect(rows).toHaveCount(3);
  await allShow(all, 'none');
});

test('a new worker says so: the one before may have died before it told of a change', async ({ extension }) => {
  await signIn(extension);
  const { page } = await openPopupPage(extension);
  await expect(page.getByText(/^Synced/)).toBeVisible();
  await killWorker(extension);
  await page.evaluate(() => {
    new BroadcastChannel('stars-changes').onmessage = () => {
      document.documentElement.dataset.heard = 'yes';
    };
  });
  // Nothing has changed, and Cliq was asked a moment ago: it only wakes the worker.
  await openPopupPage(extension);
  await expect(page.locator('html')).toHaveAttribute('data-heard', 'yes');
});

function summary(times: number[]): string {
  const sorted = [...times].sort((left, right) => left - right);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN);
  return `${sorted.length} changes, p50 ${at(0.5)} ms, max ${at(1)} ms`;
}
