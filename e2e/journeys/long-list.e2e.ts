import type { Page } from '@playwright/test';
import { openChat } from '../fixtures/chat-page';
import { fillReplica } from '../fixtures/filled-replica';
import { openPopupPage, type PopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';

const rowSelector = 'ul[aria-label="Starred messages"] > li';

async function openLong(extension: Extension, count: number): Promise<PopupPage> {
  await signIn(extension);
  await fillReplica(extension, count);
  const popup = await openPopupPage(extension);
  await popup.expectCount(count);
  return popup;
}

interface Walk {
  /** The number in each row's text, by its place in the list. */
  seen: (number | null)[];
  mostRows: number;
  blankFrames: number;
  frames: number;
}

/** Scrolls through the whole list, `step` px a frame, and looks at every frame what is in the page. */
function walkThrough(page: Page, step: number): Promise<Walk> {
  return page.evaluate(
    async ({ selector, px }) => {
      const scroller = document.querySelector('.scroller');
      if (!scroller) throw new Error('there is no list');
      const walk: Walk = { seen: [], mostRows: 0, blankFrames: 0, frames: 0 };
      for (let isEnd = false; !isEnd; walk.frames++) {
        isEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
        const rows = document.querySelectorAll(selector);
        walk.mostRows = Math.max(walk.mostRows, rows.length);
        for (const row of rows) {
          const text = /(?:Star |Contract-)(\d+)/.exec(row.textContent ?? '');
          const place = Number(row.getAttribute('aria-posinset')) - 1;
          const number = text ? Number(text[1]) : null;
          const before = walk.seen[place];
          if (before !== undefined && before !== number) throw new Error(`${place}: first ${before}, then ${number}`);
          walk.seen[place] = number;
        }
        const frame = scroller.getBoundingClientRect();
        const isThere = (y: number) => document.elementFromPoint(frame.left + 30, y)?.closest('li, .list-end') !== null;
        if (![frame.top + 3, (frame.top + frame.bottom) / 2, frame.bottom - 3].every(isThere)) walk.blankFrames++;
        scroller.scrollBy(0, px);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return walk;
    },
    { selector: rowSelector, px: step },
  );
}

function reachesBottom(): boolean {
  const frame = document.querySelector('.scroller')?.getBoundingClientRect();
  const below = frame && document.elementFromPoint(frame.left + 30, frame.bottom - 3);
  return below ? below.closest('li') !== null : false;
}

test('a long list: every star in its place, few rows in the page, no blank frame, and the end says so', async ({
  extension,
}) => {
  const popup = await openLong(extension, 10_000);
  // A panel's height: half as many frames to wait for.
  await popup.page.setViewportSize({ width: 420, height: 1_400 });
  // The window has just become larger: the list fills it after a frame or two.
  await expect.poll(() => popup.page.evaluate(reachesBottom)).toBe(true);
  const walk = await walkThrough(popup.page, 1_800);
  expect(walk.frames).toBeGreaterThan(250);
  expect(walk.seen).toEqual(Array.from({ length: 10_000 }, (_, n) => n));
  expect(walk.mostRows).toBeLessThanOrEqual(200);
  expect(walk.blankFrames).toBe(0);
  await expect(popup.page.getByText('End of list · 10,000 shown')).toBeVisible();
});

test('100,000 stars: few rows, wherever one goes; found by words; counted', async ({ extension }) => {
  const popup = await openLong(extension, 100_000);
  const { page } = popup;
  for (const share of [0.5, 1, 0.25, 0]) {
    await page.evaluate((at) => {
      const scroller = document.querySelector('.scroller');
      if (scroller) scroller.scrollTop = scroller.scrollHeight * at;
    }, share);
    await expect
      .poll(() => page.evaluate(() => document.elementFromPoint(200, 400)?.closest('li, .list-end') !== null))
      .toBe(true);
    expect(await page.locator(rowSelector).count()).toBeLessThanOrEqual(200);
  }
  await popup.search('star 77777');
  await popup.expectCount(1);
  await expect(popup.rows).toContainText('Star 77777');
  await popup.search('');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await popup.expectCount(20_000);
});

/** Px that the row moves on screen, at most, while something happens. */
async function movement(page: Page, text: string, happens: () => Promise<void>): Promise<number> {
  const row = page.locator(rowSelector).filter({ hasText: text });
  await row.evaluate((element) => {
    const from = element.getBoundingClientRect().top;
    const moved = { most: 0, isOver: false };
    Object.assign(window, { moved });
    const look = () => {
      const top = element.isConnected ? element.getBoundingClientRect().top : Number.POSITIVE_INFINITY;
      moved.most = Math.max(moved.most, Math.abs(top - from));
      if (!moved.isOver) requestAnimationFrame(look);
    };
    look();
  });
  await happens();
  return page.evaluate(() => {
    const { moved } = window as unknown as { moved: { most: number; isOver: boolean } };
    moved.isOver = true;
    return moved.most;
  });
}

test('what is on screen stays where it is while stars arrive, change and go above it', async ({
  extension,
  standIn,
}) => {
  const popup = await openLong(extension, 2_000);
  const { page } = popup;
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, 30_000);
  await expect.poll(() => page.locator('.scroller').evaluate((list) => list.scrollTop)).toBeGreaterThan(29_000);
  const inView = await page.evaluate(() => document.elementFromPoint(200, 400)?.closest('li')?.textContent ?? '');
  const [text = ''] = /(?:Star|Contract-)\s?\d+/.exec(inView) ?? [];
  expect(text).not.toBe('');

  const chat = await openChat(extension);
  await page.bringToFront();
  const arriving = await movement(page, text, async () => {
    await chat.pickFromButton('I cried a little. Ship it.', 'Note');
    await popup.expectCount(2_001);
    await chat.pickFromButton('All three are green.', 'Manager');
    await popup.expectCount(2_002);
  });
  expect(arriving).toBeLessThan(2);
  const changing = await movement(page, text, async () => {
    await chat.pickFromButton('All three are green.', 'Important');
    await expect.poll(() => standIn.stars().map(({ type }) => type)).toContain('important');
    await chat.pickFromButton('I cried a little. Ship it.', 'Remove star');
    await expect.poll(() => standIn.stars().length, { timeout: 15_000 }).toBe(1);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await popup.expectCount(2_001);
  });
  expect(changing).toBeLessThan(2);
});

test('a row that has the focus keeps it when it is scrolled away', async ({ extension }) => {
  const popup = await openLong(extension, 2_000);
  const { page } = popup;
  await popup.row('Star 2 ').getByRole('button', { name: 'Change type' }).focus();
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, 60_000);
  await expect.poll(() => page.locator('.scroller').evaluate((list) => list.scrollTop)).toBeGreaterThan(50_000);
  await expect(page.locator(':focus')).toHaveAccessibleName('Change type');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'Note' })).toBeVisible();
});

test('the menu of a row goes along with it when the list scrolls, and closes when the row is gone', async ({
  extension,
}) => {
  const popup = await openLong(extension, 500);
  const { page } = popup;
  const button = popup.row('Star 2 ').getByRole('button', { name: 'Change type' });
  await button.click();
  const menu = page.getByRole('menu');
  /** Px between the two, above or below. */
  const gap = async () => {
    const [from, to] = await Promise.all([button.boundingBox(), menu.boundingBox()]);
    if (!from || !to) return Number.NaN;
    return Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height));
  };
  expect(await gap()).toBeCloseTo(4, 0);
  await page.mouse.move(100, 400);
  await page.mouse.wheel(0, 60);
  await expect.poll(() => page.locator('.scroller').evaluate((list) => list.scrollTop)).toBe(60);
  await expect(menu).toBeVisible();
  await expect.poll(gap).toBeCloseTo(4, 0);
  await page.mouse.wheel(0, 2_000);
  await expect(menu).toBeHidden();
});
