import type { Page } from '@playwright/test';
import { openKeysHelp, openPopupPage } from '../fixtures/popup-page';
import { openOptions, signIn } from '../fixtures/sign-in';
import { starBodies, verbs } from '../fixtures/star-calls';
import { expect, test } from '../fixtures/test';

test('hundreds of stars by single keys: move, choose, type, remove, undo, search; help; other keys, and none at all', async ({
  extension,
  standIn,
}) => {
  standIn.seedStars(30);
  await signIn(extension);
  const { page, rows, row } = await openPopupPage(extension);
  await expect(rows.first()).toHaveAttribute('aria-setsize', '30');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = page.locator('li:has(:focus)');
  const place = (at: string) => expect(focused).toHaveAttribute('aria-posinset', at);

  await openKeysHelp(page);
  await press('Escape');
  await press('j');
  await place('1');
  await press('j', 'j', 'k');
  await place('2');
  await expect(page.locator(':focus')).toHaveAccessibleName('Open in Cliq');
  await expect(page.locator(':focus')).toHaveCSS('outline-style', 'solid');
  const first = await rows.first().locator('.type-name').textContent();
  const [digit, type] = first === 'Manager' ? ['1', 'important'] : ['4', 'manager'];
  await press('k', digit);
  await expect.poll(() => starBodies(standIn)).toEqual([type]);
  await press('z');
  await expect(rows.first().locator('.type-name')).toHaveText(first ?? '');
  await expect.poll(() => verbs(standIn)).toEqual(['POST', 'POST']);

  await press('x', 'j', 'x', 'j', 'x');
  await expect(page.getByText('3 of 30 selected')).toBeVisible();
  await press('u');
  await expect(page.locator('.is-removed')).toHaveCount(3);
  await expect(page.locator('li:has(:focus)')).toHaveCount(1);
  await press('z');
  await expect(page.locator('.is-removed')).toHaveCount(0);
  await press('x', 'Escape');
  await expect(page.getByText('selected')).toHaveCount(0);
  expect(verbs(standIn)).toEqual(['POST', 'POST']);

  await openKeysHelp(page);
  await expect(page.getByRole('dialog', { name: 'Keys in the list' })).toContainText('Next starJ');
  await press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press('/');
  await page.keyboard.type('jxu1');
  await expect(page.getByRole('searchbox')).toHaveValue('jxu1');
  await expect(page.getByText('No star matches')).toBeVisible();
  await page.getByRole('searchbox').fill('');

  const options = await openOptions(extension);
  const field = (name: string) => options.getByRole('textbox', { name, exact: true });
  await field('Next star').press('x');
  await expect(options.getByRole('alert').filter({ hasText: '“X” is the key for “Select” already' })).toBeVisible();
  await field('Next star').press('n');
  await expect(field('Next star')).toHaveValue('N');
  await page.bringToFront();
  await row('').first().getByRole('button', { name: 'Remove star' }).focus();
  // The list hears of it a moment after the options page shows it.
  const placeAfter = async (key: string) => {
    await press(key);
    return focused.getAttribute('aria-posinset');
  };
  await expect.poll(() => placeAfter('n')).toBe('2');
  await press('j');
  await place('2');
  await options.bringToFront();
  await options.getByRole('checkbox', { name: 'Use single keys in the list' }).uncheck();
  await page.bringToFront();
  await expect.poll(() => showsHelp(page)).toBe(false);
  await press('n', 'u', '1', 'x');
  await place('2');
  await press('ArrowDown');
  await place('3');
  expect(verbs(standIn)).toEqual(['POST', 'POST']);
  await options.bringToFront();
  await options.getByRole('checkbox', { name: 'Use single keys in the list' }).check();
  await options.getByRole('button', { name: 'Back to the usual keys' }).click();
  await expect(field('Next star')).toHaveValue('J');
});

/** Whether `?` still does anything; the help is closed again. */
async function showsHelp(page: Page): Promise<boolean> {
  await page.keyboard.press('?');
  const isShown = await page.getByRole('dialog').isVisible();
  if (isShown) await page.keyboard.press('Escape');
  return isShown;
}
