import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectGone, expectSeen } from '../browsers/expect-seen';
import { geckoId } from '../browsers/firefox/built-extension';
import { driveFirefox } from '../browsers/firefox/firefox-driver';
import { launchFirefox } from '../browsers/firefox/launch-firefox';
import { expect, test } from '../browsers/firefox/test';
import { clientId } from '../browsers/sign-in';

declare const browser: { storage: { managed: { get(): Promise<object> } } };

test('an organization’s policy: one press signs in, and what is set cannot be changed', async ({ standIn }) => {
  const home = mkdtempSync(join(tmpdir(), 'stars-home-'));
  const folder = join(home, '.mozilla', 'managed-storage');
  mkdirSync(folder, { recursive: true });
  const policy = { clientId, dataCenter: 'us', featuresOff: ['omnibox'] };
  const file = { name: geckoId, description: 'Stars', type: 'storage', data: policy };
  writeFileSync(join(folder, `${geckoId}.json`), JSON.stringify(file));
  const firefox = await launchFirefox({ home });
  try {
    const driver = await driveFirefox(firefox, standIn);
    const options = await driver.openExtension('src/options/index.html');
    const client = options.get('textbox', 'Client ID');
    await expect.poll(() => client.value()).toBe(clientId);
    expect(await client.attribute('disabled')).not.toBeNull();
    await expectGone(options.get('textbox', 'Redirect URL'));
    const popup = await driver.openPopup();
    const press = () => popup.get('button', 'Sign in to Zoho').click();
    const consent = await driver.opens('https://accounts.zoho.com/', press);
    await consent.get('button', 'Accept').click();
    await expectSeen(options.get('button', 'Sign out'));
    expect(driver.errors).toEqual([]);
  } finally {
    await firefox.close();
    rmSync(home, { recursive: true, force: true });
  }
});

test('without a policy Firefox rejects: it counts as nothing set', async ({ driver }) => {
  const options = await driver.openExtension('src/options/index.html');
  const words = await options.evaluate(() => browser.storage.managed.get().then(String, String));
  expect(words).toContain('Managed storage manifest not found');
  expect(await options.get('textbox', 'Client ID').attribute('disabled')).toBeNull();
  await expectSeen(options.get('textbox', 'Redirect URL'));
});
