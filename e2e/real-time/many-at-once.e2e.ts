import { mostInAnyMinute } from '../fixtures/call-windows';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { typesInCliq, verbs } from '../fixtures/star-calls';
import { expect, test } from '../fixtures/test';
import { killWorker } from '../fixtures/worker-life';

test('60 stars and more get another type at once: progress outlives popup and worker, and one Undo takes it all back, inside the limit', async ({
  extension,
  standIn,
}) => {
  // The second half of the Undo has to wait for Cliq's next minute.
  test.setTimeout(300_000);
  standIn.seedStars(75);
  await signIn(extension);
  const before = typesInCliq(standIn);
  const already = standIn.stars().filter(({ type }) => type === 'manager').length;
  const count = 75 - already;
  expect(count).toBeGreaterThanOrEqual(60);
  const popup = await openPopupPage(extension);
  await popup.expectCount(75);
  await popup.page.getByRole('checkbox', { name: 'Select all matching' }).click();
  await expect(popup.page.getByText('75 of 75 selected')).toBeVisible();
  await popup.page.getByRole('button', { name: 'Change type of selected' }).click();
  await popup.page.getByRole('menuitemradio', { name: 'Manager' }).click();
  const line = popup.page.getByRole('region', { name: 'Changes made at once' });
  await expect(line).toContainText(`Changing to Manager · already so: ${already}`);
  await expect(line).toContainText(`50 of ${count}`);
  await expect(popup.rows.first().locator('.type-name')).toHaveText('Manager');
  await popup.page.close();
  await killWorker(extension);

  const later = await openPopupPage(extension);
  const laterLine = later.page.getByRole('region', { name: 'Changes made at once' });
  await expect(laterLine).toContainText(`50 of ${count}`);
  await expect(laterLine.getByRole('progressbar')).toHaveAttribute('value', '50');
  await later.page.getByRole('button', { name: 'Undo all' }).click();
  await expect(laterLine).toContainText('Undoing');
  const [newest] = standIn.stars();
  const typeNames = {
    note: 'Note',
    important: 'Important',
    to_do: 'To-do',
    manager: 'Manager',
    follow_up: 'Follow-up',
  };
  const typeBefore = before[String(newest?.message.content.text)];
  const nameBefore = Object.entries(typeNames).find(([type]) => type === typeBefore)?.[1] ?? '';
  await expect(later.rows.first().locator('.type-name')).toHaveText(nameBefore);
  await expect(laterLine).toContainText(`Undone: ${count}`, { timeout: 120_000 });
  expect(typesInCliq(standIn)).toEqual(before);
  // Those that waited were taken back without a call.
  expect(verbs(standIn)).toHaveLength(100);
  expect(standIn.log.throttled()).toEqual([]);
  expect(mostInAnyMinute(standIn.log.api('POST'))).toBeLessThanOrEqual(50);
});
