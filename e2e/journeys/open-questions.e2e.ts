import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { starBodies, verbs } from '../fixtures/star-calls';
import { expect, test } from '../fixtures/test';
import type { Switches } from '../stand-in/switches';

const text = 'I cried a little. Ship it.';

/** Whatever Zoho's documents leave open: the journey is the same either way. */
const answers: Partial<Switches>[] = [
  { listKey: 'data' },
  { unstarAnswer: 200 },
  { errorShape: 'prose' },
  { errorShape: 'nested' },
  { inputInvalidSlug: 'invalid.inputs.submitted' },
  { unauthorizedBody: 'blank' },
  { timeFilterOn: 'starred' },
  { retypeMovesTime: true },
  { idSpelling: 'percent' },
  { idSpelling: 'space' },
  { pageEdgeTies: 'skipped' },
  { syncToken: true },
  { oauthEchoesState: false },
  { oauthExpiryName: 'expires_in_sec' },
  { oauthAnswerIn: 'query' },
];

for (const switches of answers) {
  const [[name, value] = []] = Object.entries(switches);
  test(`${name}: ${value}`, async ({ extension, standIn }) => {
    Object.assign(standIn.switches, switches);
    standIn.seedStars(60);
    await signIn(extension);
    const popup = await openPopupPage(extension);
    await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '60');

    const chat = await openChat(extension);
    await chat.pickFromButton(text, 'Follow-up');
    await chat.pickFromButton(text, 'Note');
    await expect.poll(() => starBodies(standIn).at(-1)).toBe('note');
    await popup.page.bringToFront();
    await expect(popup.row(text)).toContainText('Note');
    await popup.page.getByRole('button', { name: 'Refresh' }).click();
    await expect(popup.row(text)).toHaveCount(1);
    await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '61');

    // Another device is faster: Cliq answers star_not_found, and the star is gone as wished.
    await popup.row(text).getByRole('button', { name: 'Remove star' }).click();
    const star = standIn.stars().find(({ message }) => String(message.content.text) === text);
    if (!star) throw new Error('the star did not reach the stand-in');
    standIn.world.stars.remove(star.accountId, star.message.id);
    await expect.poll(() => verbs(standIn).at(-1), { timeout: 20_000 }).toBe('DELETE');
    await expect.poll(() => standIn.log.api('DELETE').map(({ status }) => status)).toEqual([404]);
    await expect(popup.page.getByText(/waiting|could not be saved/)).toHaveCount(0);
  });
}

test('an expired token without a body of JSON still leads to "Sign in again"', async ({ extension, standIn }) => {
  standIn.switches.unauthorizedBody = 'blank';
  await signIn(extension);
  standIn.tokens.revoke();
  const popup = await openPopupPage(extension);
  await popup.page.getByRole('button', { name: 'Refresh' }).click();
  await expect(popup.page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
});
