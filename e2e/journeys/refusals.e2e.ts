import type { Page } from '@playwright/test';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { openChat } from '../fixtures/chat-page';
import { type Obstacle, obstacles } from '../fixtures/obstacle-cases';
import { openPopupPage, type PopupPage } from '../fixtures/popup-page';
import { openOptions, signIn } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';

const text = 'I cried a little. Ship it.';
const other = 'All three are green.';
const statusOf = ({ page }: PopupPage) => page.locator('output.status-line');

async function signInAgain({ context }: Extension, popup: Page): Promise<void> {
  const opened = context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Sign in again' }).click();
  const consent = await opened;
  await consent.getByRole('button', { name: 'Accept' }).click();
}

async function cure(extension: Extension, { cure }: Obstacle, { page }: PopupPage): Promise<void> {
  if (cure === 'Refresh') await page.getByRole('button', { name: cure }).click();
  else await signInAgain(extension, page);
}

for (const obstacle of obstacles) {
  test(`${obstacle.name}: said by name in the chat, the list and the options; what waits is kept, and sent afterwards`, async ({
    extension,
    standIn,
  }) => {
    // By these Cliq's list tells that a new token is the same person's.
    const known = new Set(standIn.seedStars(3).map(({ message }) => message.id));
    const starred = () => standIn.stars().filter(({ message }) => !known.has(message.id));
    if (obstacle.isThereFromStart) obstacle.begin(standIn);
    await signIn(extension);
    const chat = await openChat(extension);
    const options = await openOptions(extension);
    const popup = await openPopupPage(extension);
    if (!obstacle.isThereFromStart) obstacle.begin(standIn);

    await chat.page.bringToFront();
    await chat.pickFromButton(text, 'Note');
    if (obstacle.isForPeople) await expect(chat.status).toContainText(obstacle.says);
    await expect(statusOf(popup)).toContainText(obstacle.says);
    await chat.pickFromButton(other, 'To-do');
    await expect(chat.status).toContainText(`Starred as To-do. Kept on this device. ${obstacle.says}`);
    await expect(popup.row(text)).toContainText('Waiting to reach Cliq');
    await expect(statusOf(popup)).toContainText('2 waiting');
    await expect(options.getByRole('region', { name: 'Account' })).toContainText(
      obstacle.says === messages.obstacle_sign_in.message ? messages.options_signInEnded.message : obstacle.says,
    );
    expect(starred()).toEqual([]);

    obstacle.end(standIn);
    await popup.page.bringToFront();
    await cure(extension, obstacle, popup);
    await expect
      .poll(
        () =>
          starred()
            .map(({ type }) => type)
            .sort(),
        { timeout: 20_000 },
      )
      .toEqual(['note', 'to_do']);
    await expect(statusOf(popup)).toHaveText(/^Synced/);
    await expect(popup.page.getByText('could not be saved')).toHaveCount(0);
    await expect(options.getByRole('region', { name: 'Account' })).not.toContainText(obstacle.says);
  });
}
