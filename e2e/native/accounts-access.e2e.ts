import { openWindows, press } from '../fixtures/native-menu';
import { fillOwnClient, secret, tokenForms } from '../fixtures/own-client';
import { openOptions } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';

test('the browser asks for the accounts hosts in the click: refused, it is said what for; allowed, Zoho opens', async ({
  extension,
  standIn,
}) => {
  const options = await openOptions(extension);
  await fillOwnClient(options);
  await options.bringToFront();
  const windows = openWindows();
  const signIn = options.getByRole('button', { name: 'Sign in to Zoho' });
  await signIn.click();
  await expect.poll(openWindows, 'the browser asks').toBe(windows + 1);
  // "Deny" has the focus.
  press('Return');
  await expect.poll(openWindows).toBe(windows);
  await expect(options.getByRole('alert').filter({ hasText: /./ })).toContainText('it is used for nothing else');
  expect(standIn.log.accounts()).toEqual([]);

  const opened = extension.context.waitForEvent('page');
  await signIn.click();
  await expect.poll(openWindows, 'the browser asks again').toBe(windows + 1);
  press('Tab', 'Return');
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await expect(options.getByRole('button', { name: 'Sign out' })).toBeVisible();
  expect(tokenForms(standIn)).toMatchObject([{ grant_type: 'authorization_code', client_secret: secret }]);
});
