// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { account, optionsPage } from './testing/options-page';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../popup/testing/fake-browser')).fakeBrowser,
}));

let page: ReturnType<typeof optionsPage>;

beforeEach(async () => {
  page = optionsPage();
  await page.open();
});
afterEach(() => page.close());

test('signing out asks when changes have not reached Cliq', async () => {
  page.status = { ...page.status, account, waiting: 2 };
  await page.open();
  expect(page.root.textContent).toContain('Data center: Europe');
  await page.press('Sign out');
  expect(page.calls).toEqual([]);
  expect(page.root.querySelector('dialog')?.textContent).toContain('2 changes have not reached Cliq');
  await page.press('Stay signed in');
  await expect.poll(() => page.root.querySelector('dialog')?.open).toBe(false);
  await page.press('Sign out');
  await page.press('Discard');
  expect(page.calls).toEqual(['signOut']);
});

test('“Send first” sends, and signs out by itself when nothing waits any more', async () => {
  page.status = { ...page.status, account, waiting: 2 };
  await page.open();
  await page.press('Sign out');
  await page.press('Send first');
  expect(page.root.querySelector('dialog')?.textContent).toContain('Still waiting: 2');
  expect(page.calls).toEqual(['sendNow']);
  page.status = { ...page.status, waiting: 0 };
  await expect.poll(() => page.calls).toEqual(['sendNow', 'signOut']);
  await expect.poll(() => page.root.querySelector('dialog')?.open).toBe(false);
});

test('“Send first” says why it cannot, and the user stays signed in', async () => {
  page.status = { ...page.status, account: { ...account, signInNeeded: true }, waiting: 2 };
  await page.open();
  await page.press('Sign out');
  await page.press('Send first');
  expect(page.root.querySelector('dialog [role=alert]')?.textContent).toBe(messages.options_notSent_signIn.message);
  expect(page.button('Send first')).toBeDefined();
  expect(page.calls).toEqual(['sendNow']);
});

test('signing out with nothing to lose asks nothing', async () => {
  page.status = { ...page.status, account };
  await page.open();
  await page.press('Sign out');
  expect(page.calls).toEqual(['signOut']);
});

test('a slow read that began before signing out does not bring the account back', async () => {
  let end = () => {};
  const before = { ...page.status, account };
  page.readStatus = () =>
    new Promise((resolve) => {
      end = () => resolve(before);
    });
  const slow = page.store().read();
  await page.settle();
  page.readStatus = async () => ({ ...page.status });
  const next = page.store().read();
  await page.settle();
  end();
  await Promise.all([slow, next]);
  expect(page.store().account.value).toBeNull();
});
