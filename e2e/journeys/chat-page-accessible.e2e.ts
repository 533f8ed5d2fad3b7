import { expectAccessible, violations } from '../fixtures/accessibility';
import { openChat } from '../fixtures/chat-page';
import { signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';

const text = 'I cried a little. Ship it.';
const own = 'stars-for-cliq';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in what is added to Cliq’s page, ${colorScheme}`, async ({ extension }) => {
    await signIn(extension);
    const { page, starButton, status, pickFromButton } = await openChat(extension);
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, own);
    const button = await starButton(text);
    await expectAccessible(page, own);
    await button.click();
    await expect(page.getByRole('menu', { name: 'Star type' })).toBeVisible();
    await expectAccessible(page, own);
    await page.keyboard.press('Escape');
    await pickFromButton(text, 'Note');
    await expect(status).toContainText('Starred as Note');
    await expectAccessible(page, own);
    await pickFromButton(text, 'Remove star');
    await expect(status.getByRole('button', { name: 'Undo' })).toBeVisible();
    await expectAccessible(page, own);
  });
}

test('axe would find something', async ({ extension }) => {
  const { page } = await openChat(extension);
  await page.evaluate((name) => {
    const button = document.createElement('button');
    document.querySelector(name)?.shadowRoot?.append(button);
  }, own);
  expect(await violations(page, own)).toEqual([expect.stringContaining('button-name')]);
});
