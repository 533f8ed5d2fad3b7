import type { Page } from '@playwright/test';
import { launchUnchanged } from '../fixtures/launch-unchanged';
import { openPopupPage } from '../fixtures/popup-page';
import { acceptConsent, beginSignIn, openOptions } from '../fixtures/sign-in';
import { allShow, watchStar } from '../fixtures/star-watch';
import { starredMessage } from '../fixtures/starred-message';
import { test as base, type Extension, expect } from '../fixtures/test';
import { expectWithin } from '../fixtures/waits';
import { killWorker } from '../fixtures/worker-life';
import type { Answer } from '../stand-in/answer';

const text = 'I cried a little. Ship it.';
/** From the moment the page runs again until it shows the truth. */
const catchUpWithinMs = 300;
/** The same, when the account is another: the whole list is read and drawn anew. */
const beginAnewWithinMs = 1_000;

/** A browser whose tabs are hidden when another one is in front, and can be frozen and kept. */
const test = base.extend<{ extension: Extension }>({
  extension: async ({ standIn, profile }, use) => {
    const { extension, consoleErrors, close } = await launchUnchanged({ standIn, profile });
    await use(extension);
    await close();
    expect(consoleErrors, 'errors in the console').toEqual([]);
  },
});

/** Chromium keeps no page that forbids to store it. */
function keepable(ordinary: Answer | null): Answer {
  const { 'cache-control': _, ...headers } = ordinary?.headers ?? {};
  return { status: 500, ...ordinary, headers };
}

/** Freezes the page as the browser does with tabs behind others. The end of it tells when the page ran again, epoch ms. */
async function freeze({ context }: Extension, page: Page): Promise<() => Promise<number>> {
  const cdp = await context.newCDPSession(page);
  await page.evaluate(() => {
    const note = () => {
      document.documentElement.dataset.resumedAt = String(performance.timeOrigin + performance.now());
    };
    document.addEventListener('resume', note, { once: true });
  });
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  return async () => {
    await cdp.send('Page.setWebLifecycleState', { state: 'active' });
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.resumedAt)).toBeDefined();
    return Number(await page.evaluate(() => document.documentElement.dataset.resumedAt));
  };
}

test('frozen tabs keep nobody from writing, and show the truth within 300 ms when they run again', async ({
  extension,
  standIn,
}) => {
  const chat = await starredMessage(extension, standIn, text, 'To-do');
  const frozenList = await openPopupPage(extension);
  const list = await openPopupPage(extension);
  await chat.page.bringToFront();
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: To-do');
  await list.page.bringToFront();
  const asleep = [
    await watchStar('the chat page', chat.page, text),
    await watchStar('the other list', frozenList.page, text),
  ];
  await allShow(asleep, 'To-do');

  async function sleepThrough(shows: string, withinMs: number, meanwhile: () => Promise<void>): Promise<void> {
    const before = await Promise.all(asleep.map(async ({ seen }) => (await seen()).at(-1)?.shows));
    const wakes = await Promise.all(asleep.map(({ page }) => freeze(extension, page)));
    await meanwhile();
    const after = await Promise.all(asleep.map(async ({ seen }) => (await seen()).at(-1)?.shows));
    expect(after, 'nothing is seen while frozen').toEqual(before);
    const resumed = await Promise.all(wakes.map((wake) => wake()));
    const times = await allShow(asleep, shows);
    const waits = times.map((time, index) => Math.round(time - (resumed[index] ?? Number.NaN)));
    test.info().annotations.push({ type: 'shown after', description: `${waits.join(' and ')} ms` });
    expectWithin(waits, withinMs);
  }

  await sleepThrough('Manager', catchUpWithinMs, async () => {
    await list.changeType(text, 'Note');
    await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'note' }]);
    await killWorker(extension);
    await list.changeType(text, 'Manager');
    await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'manager' }]);
  });

  // More changes than are named one by one: everything of this account is forgotten, and 600 stars come anew.
  await sleepThrough('Important', beginAnewWithinMs, async () => {
    standIn.seedStars(600);
    const options = await openOptions(extension);
    await options.getByRole('button', { name: 'Sign out' }).click();
    await expect(list.page.getByText('Sign in to see your stars')).toBeAttached();
    const [star] = standIn.stars().filter(({ message }) => message.content.text === text);
    if (!star) throw new Error('Cliq has no star');
    standIn.world.stars.put({ ...star, type: 'important' });
    const consent = await beginSignIn(extension, options);
    await acceptConsent(consent);
    await list.page.bringToFront();
    await expect(list.rows.first()).toHaveAttribute('aria-setsize', '601', { timeout: 20_000 });
    await expect(list.page.getByText(/^Synced/)).toBeVisible();
  });
  await frozenList.page.bringToFront();
  await expect(frozenList.rows.first()).toHaveAttribute('aria-setsize', '601');
});

test('a reloaded chat page, and one that comes back from the back/forward cache, show what changed meanwhile', async ({
  extension,
  standIn,
}) => {
  standIn.faults.add({ on: {}, times: Number.POSITIVE_INFINITY, answer: keepable });
  const chat = await starredMessage(extension, standIn, text, 'To-do');
  const { page } = chat;
  const list = await openPopupPage(extension);
  await list.changeType(text, 'Note');
  await page.bringToFront();
  await page.reload();
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: Note');

  const watched = await watchStar('the chat page', page, text);
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) document.documentElement.dataset.keptUntil = String(performance.timeOrigin + performance.now());
    });
  });
  await page.goto('https://cliq.zoho.com/company/847291635/');
  await list.page.bringToFront();
  await list.changeType(text, 'Manager');
  await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'manager' }]);
  await page.bringToFront();
  await page.goBack({ waitUntil: 'commit' });
  const returnedAt = Number(await page.evaluate(() => document.documentElement.dataset.keptUntil));
  expect(returnedAt, 'the page was kept').toBeGreaterThan(0);
  const [shownAt] = await allShow([watched], 'Manager');
  expectWithin([(shownAt ?? Number.NaN) - returnedAt], catchUpWithinMs);
});

test('a hidden tab is right when it is seen again', async ({ extension, standIn }) => {
  const chat = await starredMessage(extension, standIn, text, 'To-do');
  const watched = await watchStar('the chat page', chat.page, text);
  const list = await openPopupPage(extension);
  expect(await chat.page.evaluate(() => document.visibilityState)).toBe('hidden');
  await list.changeType(text, 'Note');
  await killWorker(extension);
  await list.changeType(text, 'Manager');
  await chat.page.bringToFront();
  await allShow([watched], 'Manager');
});
