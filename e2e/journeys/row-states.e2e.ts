import { expect, test } from '../fixtures/test';
import { listStates } from '../list-states/list-states';

test('edited since it was starred: the row shows what is there now, and keeps what it said', async ({
  extension,
  standIn,
}) => {
  const page = await listStates.edited.arrange({ extension, standIn });
  const row = page.getByRole('listitem').filter({ hasText: 'Edited since it was starred' });
  await expect(row).toHaveCount(1);
  await expect(row.locator('.star-text')).toHaveText('We ship on Friday instead. Sorry for the noise!');
  await expect(row.locator('.earlier-text')).toHaveText(/\w/);
  await expect(row.getByRole('button', { name: 'Remove star' })).toBeVisible();
  await expect(row).toHaveAttribute('aria-setsize', String(standIn.stars().length));
});

test('deleted in Cliq: named, what it said can be copied, the star removed', async ({ extension, standIn }) => {
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await listStates.deleted.arrange({ extension, standIn });
  const row = page.getByRole('listitem').filter({ hasText: 'Deleted in Cliq since it was starred' });
  await expect(row).toHaveCount(1);
  await expect(row).not.toContainText('No text');
  const said = ((await row.locator('.earlier-text').textContent()) ?? '').trim();
  expect(said).not.toBe('');
  await row.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Copy text' }).click();
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(said);
  const before = standIn.stars().length;
  await row.getByRole('button', { name: 'Remove star' }).click();
  await expect.poll(() => standIn.stars().length, { timeout: 20_000 }).toBe(before - 1);
});

test('a chat that was left: each of its rows says so, no other; counted and removable as any', async ({
  extension,
  standIn,
}) => {
  const page = await listStates['left-chat'].arrange({ extension, standIn });
  const left = standIn.stars().filter(({ chat }) => !chat.joined).length;
  await page.getByRole('combobox', { name: 'Chat' }).fill('aurora-launch');
  await page.getByRole('option', { name: 'aurora-launch' }).click();
  const rows = page.getByRole('listitem');
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(left));
  await expect(rows.filter({ hasText: 'You are no longer in this chat' })).toHaveCount(await rows.count());
  await expect(rows.first().getByRole('button', { name: 'Remove star' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('starred-oldest');
  const elsewhere = rows.filter({ hasNotText: 'aurora-launch' });
  await expect(elsewhere.first()).toBeVisible();
  await expect(elsewhere.filter({ hasText: 'no longer in this chat' })).toHaveCount(0);
});

test('no access any more: the change is refused by name at its row, which stays as Cliq has it', async ({
  extension,
  standIn,
}) => {
  const page = await listStates['no-access'].arrange({ extension, standIn });
  const row = page.getByRole('listitem').filter({ hasText: 'Cliq does not let you use this chat.' });
  await expect(row).toHaveCount(1);
  await expect(row).toHaveAttribute('aria-setsize', String(standIn.stars().length));
  const newest = standIn.stars().reduce((one, other) => (one.time > other.time ? one : other));
  const names: Record<string, string> = {
    important: 'Important',
    to_do: 'To-do',
    note: 'Note',
    manager: 'Manager',
    follow_up: 'Follow-up',
  };
  await expect(row.locator('.type-name')).toHaveText(names[newest.type] ?? '');
  await expect(row.getByRole('button', { name: 'Remove star' })).toBeVisible();
});
