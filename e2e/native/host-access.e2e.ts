import { execFileSync } from 'node:child_process';
import { openSiteAccess } from '../fixtures/host-permissions';
import { openOptions, signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';

/**
 * Where the browser's prompt has "Allow", in a window of 1280 × 900: the middle of the buttons at its lower right. Without a prompt
 * there is nothing of the options that a click would change.
 */
const placeOfAllow = ['808', '256'] as const;
const display = (...command: string[]) => execFileSync('xdotool', command);

test('the button asks the browser: refused, that is said; allowed, the stars come', async ({ extension, standIn }) => {
  standIn.seedStars(3);
  const siteAccess = await openSiteAccess(extension);
  await siteAccess.withholdAll();
  await signIn(extension);
  const options = await openOptions(extension);
  await options.bringToFront();
  const allow = options.getByRole('button', { name: 'Allow access to cliq.zoho.com' });

  await allow.click();
  // The page hears nothing of the prompt, and means nothing by this key.
  await expect(async () => {
    display('key', 'Escape');
    await expect(options.getByText('The browser did not allow it.')).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 10_000 });
  expect(standIn.log.api()).toEqual([]);

  await allow.click();
  await expect(async () => {
    display('mousemove', ...placeOfAllow, 'click', '1');
    await expect(allow).toBeHidden({ timeout: 300 });
  }).toPass({ timeout: 10_000 });
  await expect(options.getByText('Stars: 3')).toBeVisible();
});
