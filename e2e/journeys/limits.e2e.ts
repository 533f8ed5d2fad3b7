import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';
import type { Switches } from '../stand-in/switches';

/** Another device has used the user's limit up: ours meets the lock although it has sent nothing. */
test.use({ standInOptions: { limits: { POST: 0, GET: 30, DELETE: 50 } } });

const forms: [name: string, switches: Partial<Switches>, minutes: number][] = [
  ['HTTP 429', { throttleAs: 429 }, 5],
  ['HTTP 400 request_limit_exceeded', { throttleAs: 400 }, 5],
];

for (const [name, switches, minutes] of forms) {
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
    const countdown = new RegExp(`Paused by Cliq's limit, resumes in (${minutes}:00|${minutes - 1}:[0-5]\\d)`);
    await expect(popup.page.getByText(countdown)).toBeVisible();
    await expect(popup.page.getByText('2 waiting')).toBeVisible();
    await popup.page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => standIn.log.api('GET').length).toBe(2);
    expect(standIn.log.api('POST')).toHaveLength(1);
  });
}
