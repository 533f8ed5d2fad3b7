import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectGone, expectSeen, expectText } from '../browsers/expect-seen';
import { dist } from '../browsers/firefox/built-extension';
import { driveFirefox } from '../browsers/firefox/firefox-driver';
import { answerPrompt } from '../browsers/firefox/permission-prompt';
import { expect, test } from '../browsers/firefox/test';
import { signIn } from '../browsers/sign-in';

/** What users have before the update: a version that did not know a data center yet. */
function makeOlderVersion(folder: string, withoutHost: string): void {
  cpSync(dist, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest: { host_permissions: string[]; content_scripts: { matches: string[] }[] } = JSON.parse(
    readFileSync(path, 'utf8'),
  );
  const known = (patterns: string[]) => patterns.filter((pattern) => !pattern.includes(withoutHost));
  const hosts = known(manifest.host_permissions);
  expect(hosts).toHaveLength(manifest.host_permissions.length - 1);
  // Firefox gives a content script's hosts at the installation as well.
  const scripts = manifest.content_scripts.map((script) => ({ ...script, matches: known(script.matches) }));
  const older = { ...manifest, version: '0.0.1', host_permissions: hosts, content_scripts: scripts };
  writeFileSync(path, JSON.stringify(older));
}

test('a host that came with an update is not given by Firefox: it is asked for at a click, and nothing is lost', async ({
  firefox,
  standIn,
}, testInfo) => {
  const folder = testInfo.outputPath('older');
  makeOlderVersion(folder, 'cliq.zoho.com/');
  const { browser } = await firefox();
  const driver = await driveFirefox(
    await firefox(),
    standIn,
    async () => void (await browser.installExtension(folder)),
  );
  standIn.seedStars(3);
  // The token goes with the update, as with the browser's end: Zoho's session gives the next one.
  await signIn(driver, standIn, { forSession: true });
  const older = await driver.openExtension('src/popup/index.html');
  await expectSeen(older.get('heading', 'No access to cliq.zoho.com'));
  await older.close();

  await browser.installExtension(dist);
  const options = await driver.openExtension('src/options/index.html');
  await expectText(options.get('main'), 'You are signed in to Zoho.');
  const popup = await driver.openExtension('src/popup/index.html');
  await expectSeen(popup.get('heading', 'No access to cliq.zoho.com'));
  expect(standIn.log.api()).toEqual([]);
  await popup.get('button', 'Allow access to cliq.zoho.com').click();
  await answerPrompt(driver.bidi, 'allow');
  await expect.poll(() => popup.get('list', 'Starred messages').get('listitem').count()).toBe(3);
  await expectGone(popup.get('heading', 'No access to cliq.zoho.com'));
  await driver.close();
  expect(driver.errors, 'errors in the console').toEqual([]);
});
