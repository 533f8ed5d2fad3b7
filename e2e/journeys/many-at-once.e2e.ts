import { openPopupPage, type PopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { typesInCliq, verbs } from '../fixtures/star-calls';
import { expect, test } from '../fixtures/test';
import { errorAnswer } from '../stand-in/stars-api/errors';

const choose = ({ rows }: PopupPage, row: number, modifiers: 'Shift'[] = []) =>
  rows.nth(row).getByRole('checkbox', { name: 'Select' }).click({ modifiers });

test('rows chosen by click and Shift are removed at once: 8 s for Undo, what Cliq refuses is named, and Undo still takes back the rest', async ({
  extension,
  standIn,
}) => {
  standIn.seedStars(12);
  await signIn(extension);
  const before = typesInCliq(standIn);
  const popup = await openPopupPage(extension);
  const { page, rows } = popup;
  await popup.expectCount(12);
  const remove = async () => {
    await rows.nth(1).hover();
    await choose(popup, 1);
    await choose(popup, 4, ['Shift']);
    await expect(page.getByText('4 of 12 selected')).toBeVisible();
    await page.getByRole('button', { name: 'Remove selected' }).click();
    await expect(page.getByText('Removing', { exact: true }).last()).toBeVisible();
    await expect(page.locator('.is-removed')).toHaveCount(4);
  };

  await remove();
  await page.getByRole('button', { name: 'Undo all' }).click();
  await expect(page.locator('.is-removed')).toHaveCount(0);
  await expect(page.getByText('Undone: 4').last()).toBeVisible();
  expect(verbs(standIn)).toEqual([]);

  standIn.faults.add({ on: { method: 'DELETE' }, answer: errorAnswer('chat_access_denied') });
  await remove();
  const removedBy = Date.now();
  await expect(page.getByText('Removed: 3 · could not be saved: 1').last()).toBeVisible({ timeout: 15_000 });
  const calls = standIn.log.api('DELETE');
  expect(calls).toHaveLength(4);
  for (const { time } of calls) expect(time - removedBy).toBeGreaterThan(6_000);
  await page.getByRole('button', { name: '1 could not be saved' }).click();
  await expect(page.getByRole('region', { name: 'Could not be saved' }).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo all' }).click();
  await expect(page.getByText('Undone: 3 · starred anew, with a new star time: 3').last()).toBeVisible();
  expect(typesInCliq(standIn)).toEqual(before);
  await expect(page.getByRole('button', { name: 'could not be saved' })).toHaveCount(0);
});
