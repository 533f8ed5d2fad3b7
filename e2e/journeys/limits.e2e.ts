import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';
import type { Switches } from '../stand-in/switches';

/**
 * Another device has used the user's limit up: ours meets the lock although it has sent nothing. This lock is longer than
 * documented, which only a `Retry-After` can tell.
 */
test.use({ standInOptions: { limits: { POST: 0, GET: 30, DELETE: 50 }, lockMs: 10 * 60_000 } });

const forms: [name: string, switches: Partial<Switches>, countdown: RegExp][] = [
  ['HTTP 429', { throttleAs: 429 }, /resumes in (5:00|4:[0-5]\d)$/],
  ['HTTP 400 request_limit_exceeded', { throttleAs: 400 }, /resumes in (5:00|4:[0-5]\d)$/],
  ['HTTP 429 with Retry-After of 10 minutes', { retryAfterHeader: true }, /resumes in (10:00|9:[0-5]\d)$/],
  ['HTTP 429, and any call inside the lock would extend it', { lockExtends: true }, /resumes in (5:00|4:[0-5]\d)$/],
];

for (const [name, switches, countdown] of forms) {
  test(`a limit met as ${name}: that verb pauses with a countdown, the star waits, the others go on`, async ({
    extension,
    standIn,
  }) => {
    Object.assign(standIn.switches, switches);
    standIn.seedStars(3);
    await signIn(extension);
    const chat = await openChat(extension);
    await chat.pickFromButton('I cried a little. Ship it.', 'Important');
    await expect.poll(() => standIn.log.throttled().length).toBe(1);
    await chat.pickFromButton('Checklist before we press the button', 'Note');
    const popup = await openPopupPage(extension);
    await expect(popup.page.getByText("Paused by Cliq's limit")).toHaveText(countdown);
    await expect(popup.page.getByText('2 waiting')).toBeVisible();
    await popup.page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => standIn.log.api('GET').length).toBe(2);
    // Nothing is sent inside the lock, so whether that would extend it never matters.
    expect(standIn.log.api('POST')).toHaveLength(1);
  });
}
