import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test';
import { openList } from '../list-states/scene';

/** Everything that can be pressed and is seen is wholly in the window. */
async function expectAllInWindow(page: Page): Promise<void> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('button, input, select, a')]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(cut).toEqual([]);
}

test('zoomed to 200 %, in the largest popup there is: nothing is cut off, and rows can be read whole', async ({
  extension,
  standIn,
}) => {
  const { page, rows } = await openList({ extension, standIn });
  await page.setViewportSize({ width: 400, height: 300 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  await expectAllInWindow(page);
  // The first row can be brought to sight with all that belongs to it.
  await rows.first().scrollIntoViewIfNeeded();
  await expect(rows.first()).toBeInViewport({ ratio: 0.99 });
  await rows.first().getByRole('button', { name: 'Change type' }).click();
  for (const type of ['Important', 'Follow-up'])
    await expect(page.getByRole('menuitemradio', { name: type })).toBeInViewport({ ratio: 0.99 });
});

test('from right to left: the row and its menu are mirrored, and stay in the window', async ({
  extension,
  standIn,
}) => {
  const { page, rows } = await openList({ extension, standIn });
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await expectAllInWindow(page);
  const row = rows.first();
  const leftOf = async (selector: string) => (await row.locator(selector).first().boundingBox())?.x ?? Number.NaN;
  expect(await leftOf('.star > .type-icon')).toBeGreaterThan(await leftOf('.star-body'));
  expect(await leftOf('.actions')).toBeLessThan(await leftOf('.star-facts'));
  await row.getByRole('button', { name: 'Change type' }).click();
  const menu = await page.getByRole('menu').boundingBox();
  expect(menu?.x).toBeGreaterThanOrEqual(0);
  expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(420);
});

test('who wants no motion gets none', async ({ extension, standIn }) => {
  const { page } = await openList({ extension, standIn });
  standIn.faults.add({ on: { method: 'GET', path: '/api/' }, hold: true });
  await page.getByRole('button', { name: 'Refresh' }).click();
  const icon = page.locator('.is-busy .line-icon');
  const running = () => icon.evaluate((each) => each.getAnimations().length);
  expect(await running()).toBe(1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await running()).toBe(0);
});

test('forced colours: what is chosen, removed and in focus is seen without any colour of ours', async ({
  extension,
  standIn,
}) => {
  const { page, rows } = await openList({ extension, standIn });
  await page.emulateMedia({ forcedColors: 'active' });
  const chosen = page.getByRole('button', { name: 'Important', exact: true });
  await chosen.click();
  const outline = (name: string) =>
    page.getByRole('button', { name, exact: true }).evaluate((each) => getComputedStyle(each).outlineStyle);
  await page.mouse.move(2, 2);
  expect(await outline('Important')).toBe('solid');
  expect(await outline('Manager')).toBe('none');
  const row = rows.first();
  await expect(row.locator('.type-name')).toHaveText('Important');
  await row.getByRole('button', { name: 'Remove star' }).click();
  await expect(row.locator('.is-removed')).toBeVisible();
  expect(await row.locator('.type-name').evaluate((each) => getComputedStyle(each).textDecorationLine)).toBe(
    'line-through',
  );
});
