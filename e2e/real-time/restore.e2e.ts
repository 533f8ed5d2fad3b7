import { mostInAnyMinute } from '../fixtures/call-windows';
import { chooseFile, chooseInFileMenu, openListTab, saveAs } from '../fixtures/files';
import { openOptions, signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';
import { killWorker } from '../fixtures/worker-life';

test('60 stars exported, lost, and restored: said before, at Cliq’s pace, over a kill and a closed tab', async ({
  extension,
  standIn,
}) => {
  // Ten of them have to wait for the next minute.
  test.setTimeout(300_000);
  standIn.seedStars(60);
  await signIn(extension);
  const before = new Map(standIn.stars().map(({ message, type }) => [message.id, type]));
  const tab = await openListTab(extension);
  await chooseInFileMenu(tab, 'Export…');
  const { text } = await saveAs(tab, 'JSON');
  await tab.close();

  const options = await openOptions(extension);
  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(options.getByRole('button', { name: 'Sign in to Zoho' })).toBeVisible();
  await options.close();
  const [account] = standIn.accounts;
  const [kept, retyped] = standIn.stars();
  if (!kept || !retyped) throw new Error('there are 60');
  for (const { message } of standIn.stars()) standIn.world.stars.remove(account.id, message.id);
  standIn.world.stars.put(kept);
  standIn.world.stars.put({ ...retyped, type: retyped.type === 'note' ? 'manager' : 'note' });
  await signIn(extension);

  const list = await openListTab(extension);
  await chooseInFileMenu(list, 'Restore from a file…');
  await chooseFile(list, text);
  const dialog = list.getByRole('dialog', { name: 'Restore stars' });
  await expect(dialog.getByRole('listitem')).toHaveText([
    'To be starred: 58',
    'Starred already, nothing happens: 1',
    'Starred with another type: 1',
  ]);
  expect(standIn.log.api('POST')).toEqual([]);
  await dialog.getByRole('radio', { name: 'The type in the file' }).check();
  await dialog.getByRole('button', { name: 'Restore 59' }).click();
  await expect(dialog.getByText('Kept on this device: 59 of 59.')).toBeVisible();
  await killWorker(extension);
  await list.close();

  const later = await openListTab(extension);
  await chooseInFileMenu(later, 'Restore from a file…');
  await expect(later.getByText(/On their way to Cliq: \d/)).toBeVisible();
  await expect.poll(() => standIn.stars().length, { timeout: 100_000 }).toBe(60);
  const after = new Map(standIn.stars().map(({ message, type }) => [message.id, type]));
  await expect.poll(() => new Map(standIn.stars().map(({ message, type }) => [message.id, type]))).toEqual(before);
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  expect(mostInAnyMinute(standIn.log.api('POST'))).toBeLessThanOrEqual(50);
  expect(standIn.log.throttled()).toEqual([]);
  await expect(later.getByText(/On their way to Cliq/)).toHaveCount(0);
});
