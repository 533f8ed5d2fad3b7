import { openChat } from '../fixtures/chat-page';
import { launchExtension } from '../fixtures/launch-extension';
import { test } from '../fixtures/policies';
import { openPopupPage } from '../fixtures/popup-page';
import { textsInFiles } from '../fixtures/profile-files';
import { acceptConsent, clientId, openOptions, signIn } from '../fixtures/sign-in';
import { storedOnDisk } from '../fixtures/stored';
import { type Extension, expect } from '../fixtures/test';
import type { StandIn } from '../stand-in/stand-in';

declare const chrome: { contextMenus: { update(id: string, change: object): Promise<void> } };

/** Chromium looks for a changed policy file in its own time: some five seconds later. */
const noticed = { timeout: 30_000 };

test.describe('the organization gives a client', () => {
  test.use({ policyAtStart: { clientId, dataCenter: 'us', asksEmail: true } });

  test('one press in the popup signs in, and nothing has to be typed', async ({ extension, standIn }) => {
    const popup = await openPopupPage(extension);
    const opened = extension.context.waitForEvent('page');
    await popup.page.getByRole('button', { name: 'Sign in to Zoho' }).click();
    await acceptConsent(await opened);
    await expect(popup.page.getByRole('searchbox', { name: 'Search stars' })).toBeVisible();
    const asked = standIn.log.accounts('/oauth/v2/auth')[0]?.query;
    expect(asked?.client_id).toEqual([clientId]);
    expect(asked?.scope?.[0]).toMatch(/,email$/);
    await expect(popup.page.getByText(/^[^ ]+@[^ ]+$/)).toBeVisible();
  });

  test('the options show what is set, and that it cannot be changed', async ({ extension }) => {
    const options = await openOptions(extension);
    const client = options.getByRole('textbox', { name: 'Client ID' });
    await expect(client).toHaveValue(clientId);
    for (const control of [
      client,
      options.getByRole('combobox', { name: 'Data center' }),
      options.getByRole('checkbox', { name: 'Also ask for my e-mail address' }),
    ]) {
      await expect(control).toBeDisabled();
      await expect(control).toHaveAccessibleDescription(/Set by your organization/);
    }
    await expect(options.getByRole('textbox', { name: 'Redirect URL' })).toHaveCount(0);
    const opened = extension.context.waitForEvent('page');
    await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
    await acceptConsent(await opened);
    await expect(options.getByRole('button', { name: 'Sign out' })).toBeVisible();
  });
});

test('a policy that comes, and goes, while the options are open: seen without a reload, the user’s own is kept', async ({
  extension,
  policies,
}) => {
  const options = await openOptions(extension);
  const client = options.getByRole('textbox', { name: 'Client ID' });
  await client.fill('1000.OWN');
  await client.blur();
  policies.set({ clientId: '1000.COMPANY' });
  await expect(client).toBeDisabled(noticed);
  await expect(client).toHaveValue('1000.COMPANY');
  await options.getByRole('checkbox', { name: 'Also ask for my e-mail address' }).check();
  policies.set(null);
  await expect(client).toBeEnabled(noticed);
  await expect(client).toHaveValue('1000.OWN');
});

test.describe('malformed', () => {
  test.use({ policyAtStart: { clientId: 'no-client', dataCenter: 'moon', keepsNoText: 'yes', featuresOff: 7 } });

  test('it counts as not set', async ({ extension, standIn }) => {
    standIn.seedStars(3);
    await signIn(extension);
    const options = await openOptions(extension);
    await expect(options.getByText('Set by your organization')).toHaveCount(0);
    await expect.poll(() => storedOnDisk(options)).toContain(textsOf(standIn)[0] ?? '');
  });
});

test.describe('features switched off', () => {
  test.use({ policyAtStart: { featuresOff: ['star-button', 'context-menu', 'a-later-one'] } });

  test('they are not there, and come back when they are allowed, without a reload', async ({ extension, policies }) => {
    const chat = await openChat(extension);
    const button = await chat.starButton('I cried a little. Ship it.');
    await expect.poll(() => hasMenu(extension)).toBe(false);
    // Longer than the button waits for anything.
    await chat.page.waitForTimeout(500);
    await expect(button).toHaveCount(0);

    policies.set({ featuresOff: ['context-menu'] });
    await expect(button).toBeVisible(noticed);
    expect(await hasMenu(extension)).toBe(false);

    policies.set({ featuresOff: ['star-button'] });
    await expect(button).toBeHidden(noticed);
    await expect.poll(() => hasMenu(extension), noticed).toBe(true);

    policies.set(null);
    await expect(button).toBeVisible(noticed);
    expect(await hasMenu(extension)).toBe(true);
  });
});

test.describe('no message text on disk', () => {
  test.use({ policyAtStart: { keepsNoText: true } });

  test('rows, changes and what waits are on disk without texts; popup and search have them; a new browser session says what it lacks', async ({
    extension,
    standIn,
    policies,
    profile,
    headless,
  }) => {
    standIn.seedStars(60);
    await signIn(extension);
    const chat = await openChat(extension);
    await chat.pickFromButton('I cried a little. Ship it.', 'Important');
    await expect(chat.status).toContainText('Starred as Important');
    const popup = await openPopupPage(extension);
    await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '61');
    await expect(popup.row('I cried a little')).toBeVisible();
    await expect(popup.page.getByText(/^Searches the newest/)).toHaveCount(0);
    // A removal waits 8 s, and keeps its row and its way back meanwhile.
    await popup.row('I cried a little').getByRole('button', { name: 'Remove star' }).click();
    await expect(popup.page.getByText('Star removed')).toBeVisible();
    const disk = await storedOnDisk(popup.page);
    expect(disk).toContain('"want":null');
    expect(textsIn(disk, standIn)).toEqual([]);
    await popup.page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect(popup.row('I cried a little')).toBeVisible();
    await popup.page.getByRole('searchbox', { name: 'Search stars' }).fill('cried a little');
    await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '1');
    await extension.context.close();
    expect(textsInFiles(profile, textsOf(standIn))).toEqual([]);

    const again = await launchExtension({ standIn, profile, headless, browser: policies.browser });
    try {
      const later = await openPopupPage(again.extension);
      const first = later.rows.first();
      await expect(first).toHaveAttribute('aria-setsize', '61');
      await expect(first).toContainText('Text not kept on this device');
      await expect(first.getByRole('link', { name: 'Open in Cliq' })).toBeVisible();
      await expect(later.page.getByText('No text is kept on this device yet')).toBeVisible();
      await signIn(again.extension);
      await expect(later.row('I cried a little')).toBeVisible();
      await expect(later.page.getByText('Text not kept on this device')).toHaveCount(0);
      expect(textsIn(await storedOnDisk(later.page), standIn)).toEqual([]);
      expect(again.consoleErrors).toEqual([]);
    } finally {
      await again.extension.context.close();
    }
  });
});

test('switched on while the browser runs: what is on disk goes, what the list shows stays', async ({
  extension,
  standIn,
  policies,
}) => {
  standIn.seedStars(130);
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '130');
  expect(textsIn(await storedOnDisk(popup.page), standIn).length).toBeGreaterThan(50);
  policies.set({ keepsNoText: true });
  await expect.poll(async () => textsIn(await storedOnDisk(popup.page), standIn), noticed).toEqual([]);
  await popup.page.reload();
  await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '130');
  await expect(popup.rows.first()).toContainText(textsOf(standIn)[0] ?? '');
  await expect(popup.page.getByText('Text not kept on this device')).toHaveCount(0);
});

test('switched on while the browser was closed: gone after its start', async ({
  extension,
  standIn,
  policies,
  profile,
  headless,
}) => {
  standIn.seedStars(60);
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '60');
  expect(textsIn(await storedOnDisk(popup.page), standIn).length).toBeGreaterThan(20);
  await extension.context.close();
  // What is looked for in the files is found there without the policy.
  expect(textsInFiles(profile, textsOf(standIn)).length).toBeGreaterThan(20);
  policies.set({ keepsNoText: true });
  const again = await launchExtension({ standIn, profile, headless, browser: policies.browser });
  try {
    const later = await openPopupPage(again.extension);
    await expect.poll(async () => textsIn(await storedOnDisk(later.page), standIn)).toEqual([]);
    expect(again.consoleErrors).toEqual([]);
  } finally {
    await again.extension.context.close();
  }
});

/** The texts and file names of all stars, newest first. */
function textsOf(standIn: StandIn): string[] {
  return standIn.stars().flatMap(({ message: { content } }) => {
    const words = content.text ?? content.file_name;
    return typeof words === 'string' ? [words] : [];
  });
}

/** Those that are found in what is on disk, as written or folded for search. */
function textsIn(disk: string, standIn: StandIn): string[] {
  const written = disk.toLowerCase();
  return textsOf(standIn).filter((text) => written.includes(JSON.stringify(text).slice(1, -1).toLowerCase()));
}

/** Chromium lists no menu items; changing one that is not there is refused. */
function hasMenu({ worker }: Extension): Promise<boolean> {
  return worker.evaluate(() =>
    chrome.contextMenus.update('star', {}).then(
      () => true,
      () => false,
    ),
  );
}
