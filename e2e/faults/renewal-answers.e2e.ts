import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';
import type { StandIn } from '../stand-in/stand-in';
import type { Switches } from '../stand-in/switches';
import { expectStatus } from './status-facts';

// A page out of sight that does not redirect is given up after 25 s.
test.describe.configure({ timeout: 90_000 });
const givenUpWithinMs = 45_000;

const text = 'I cried a little. Ship it.';

async function starAfterTheTokenEnded(
  extension: Extension,
  standIn: StandIn,
  { isSessionOver = false } = {},
): Promise<void> {
  standIn.seedStars(2);
  await signIn(extension, { forSession: true });
  await expect.poll(() => standIn.log.api('GET').map(({ status }) => status)).toEqual([200]);
  const chat = await openChat(extension);
  if (isSessionOver) standIn.signIn(null);
  standIn.tokens.revoke();
  await chat.pickFromButton(text, 'Note');
}

const renewed: Partial<Switches>[] = [
  { oauthAnswerIn: 'query' },
  { oauthEchoesState: false, oauthExpiryName: 'expires_in_sec' },
  { renewalNeedsCookie: true, renewalRedirect: 'script' },
  { renewalHost: 'client' },
];
for (const switches of renewed) {
  test(`renewed where Zoho has ${told(switches)}`, async ({ extension, standIn }) => {
    Object.assign(standIn.switches, switches);
    await starAfterTheTokenEnded(extension, standIn);
    const isDelivered = () => standIn.stars().some(({ message }) => message.content.text === text);
    await expect.poll(isDelivered).toBe(true);
    await expectStatus((await openPopupPage(extension)).page, ['synced']);
  });
}

const notRenewed: Partial<Switches>[] = [{ renewalErrorIn: 'page' }, { renewalNeverAnswers: true }];
for (const switches of notRenewed) {
  test(`only the user can go on where Zoho has ${told(switches)}: nothing is lost, and it is said`, async ({
    extension,
    standIn,
  }) => {
    Object.assign(standIn.switches, switches);
    await starAfterTheTokenEnded(extension, standIn, { isSessionOver: true });
    const { page } = await openPopupPage(extension);
    await expectStatus(page, ['1 waiting', 'sign in again', 'synced'], givenUpWithinMs);
  });
}

function told(switches: Partial<Switches>): string {
  return Object.entries(switches)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
