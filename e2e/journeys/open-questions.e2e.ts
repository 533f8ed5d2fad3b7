import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { starBodies, verbs } from '../fixtures/star-calls';
import { starredMessage } from '../fixtures/starred-message';
import { expect, test } from '../fixtures/test';
import type { StandIn } from '../stand-in/stand-in';
import { errorAnswer } from '../stand-in/stars-api/errors';
import type { Switches } from '../stand-in/switches';

const text = 'I cried a little. Ship it.';
const otherText = 'Checklist before we press the button';
const refusedText = 'All three are green.';

/**
 * Whatever Zoho's documents leave open: the journey is the same either way. For each switch the answers that are not the
 * stand-in's usual one, or where else it is thrown: without a line here a new switch does not compile.
 */
const answers: { [Name in keyof Switches]: readonly Switches[Name][] | { elsewhere: string } } = {
  listKey: ['data'],
  unstarAnswer: [200],
  errorShape: ['prose', 'nested'],
  inputInvalidSlug: ['invalid.inputs.submitted'],
  unauthorizedBody: { elsewhere: 'the last test of this file' },
  throttleAs: { elsewhere: 'limits.e2e.ts' },
  retryAfterHeader: { elsewhere: 'limits.e2e.ts' },
  lockExtends: { elsewhere: 'limits.e2e.ts' },
  timeFilterOn: { elsewhere: 'nowhere: no request of the extension filters by time yet' },
  retypeMovesTime: [true],
  idSpelling: ['percent', 'space'],
  pageEdgeTies: ['skipped'],
  syncToken: [true],
  oauthEchoesState: [false],
  oauthExpiryName: ['expires_in_sec'],
  oauthAnswerIn: ['query'],
  consent: { elsewhere: 'most journeys begin signed in; sign-in.e2e.ts is asked' },
  oauthNeverAnswers: { elsewhere: 'sign-in.e2e.ts' },
  renewalRedirect: { elsewhere: 'the sign-in journeys' },
  renewalErrorIn: { elsewhere: 'the sign-in journeys' },
  renewalNeverAnswers: { elsewhere: 'the sign-in journeys' },
  renewalHost: { elsewhere: 'the sign-in journeys' },
  renewalNeedsCookie: { elsewhere: 'the sign-in journeys' },
  tooManySignIns: { elsewhere: 'the sign-in journeys' },
  chinaElsewhere: { elsewhere: 'the sign-in journeys' },
  accessDeniedAs: { elsewhere: 'the sign-in journeys' },
  wrongSecretAs: { elsewhere: 'the sign-in journeys' },
  serverBasedChallenge: { elsewhere: 'the sign-in journeys' },
  idToken: { elsewhere: 'the sign-in journeys' },
  revocation: { elsewhere: 'the sign-in journeys' },
  scopeErrorAs: { elsewhere: 'the sign-in journeys' },
  pageLayout: ['2023'],
  rowsAreReused: [true],
  dateAheadMs: { elsewhere: 'the sign-in journeys' },
};

for (const [name, values] of Object.entries(answers)) {
  for (const value of 'elsewhere' in values ? [] : values) {
    test(`${name}: ${value}`, async ({ extension, standIn }) => {
      Object.assign(standIn.switches, { [name]: value });
      // A star that falls between two pages of Cliq's list is shown by nobody: the popup shows what Cliq lists.
      const listed = seedWithTieAtPageEdge(standIn) - (standIn.switches.pageEdgeTies === 'skipped' ? 1 : 0);
      const chat = await starredMessage(extension, standIn, text, 'Follow-up');
      await chat.pickFromButton(text, 'Note');
      await chat.pickFromButton(otherText, 'To-do');
      await expect.poll(() => starBodies(standIn)).toEqual(['follow_up', 'note', 'to_do']);
      const popup = await openPopupPage(extension);
      await popup.page.getByRole('button', { name: 'Refresh' }).click();
      await expect.poll(() => standIn.log.api('GET').length).toBe(3);
      await expect(popup.row(text)).toContainText('Note');
      await expect(popup.row(text)).toHaveCount(1);
      await expect(popup.rows.first()).toHaveAttribute('aria-setsize', String(listed + 2));

      await popup.row(text).getByRole('button', { name: 'Remove star' }).click();
      await popup.row(otherText).getByRole('button', { name: 'Remove star' }).click();
      // Another device is faster with the first: Cliq answers star_not_found, and the star is gone as wished.
      const star = standIn.stars().find(({ message }) => message.content.text === text);
      if (!star) throw new Error('the star did not reach the stand-in');
      standIn.world.stars.remove(star.accountId, star.message.id);

      const answer = errorAnswer('input_invalid', standIn.switches);
      standIn.faults.add({ on: { method: 'POST', path: '/api/' }, answer });
      await chat.page.bringToFront();
      await chat.pickFromButton(refusedText, 'Important');
      await popup.page.bringToFront();
      await popup.page.getByRole('button', { name: '1 could not be saved' }).click();
      const failed = popup.page.getByRole('region', { name: 'Could not be saved' }).getByRole('listitem');
      await expect(failed).toContainText(`Star as Important: ${refusedText}`);
      await expect(failed).toContainText(reasons[standIn.switches.inputInvalidSlug]);
      await failed.getByRole('button', { name: 'Dismiss' }).click();
      await expect(popup.page.getByText('could not be saved')).toHaveCount(0);

      const removals = () => standIn.log.api('DELETE').map(({ status }) => status);
      await expect.poll(removals, { timeout: 20_000 }).toEqual([404, standIn.switches.unstarAnswer]);
      await expect(popup.page.getByText(/waiting|could not be saved/i)).toHaveCount(0);
      expect(verbs(standIn)).toEqual(['POST', 'POST', 'POST', 'POST', 'DELETE', 'DELETE']);
      expect(standIn.stars()).toHaveLength(60);
    });
  }
}

const reasons: Record<Switches['inputInvalidSlug'], string> = {
  input_invalid: 'Cliq did not accept this change.',
  'invalid.inputs.submitted': 'Cliq did not accept this change.',
};

test('an expired token without a body of JSON still leads to "Sign in again"', async ({ extension, standIn }) => {
  standIn.switches.unauthorizedBody = 'blank';
  await signIn(extension);
  standIn.tokens.revoke();
  const popup = await openPopupPage(extension);
  await popup.page.getByRole('button', { name: 'Refresh' }).click();
  await expect(popup.page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
});

/** Two pages of stars, the last of the first and the first of the second starred in one instant; gives back how many. */
function seedWithTieAtPageEdge(standIn: StandIn): number {
  const seeded = standIn.seedStars(60);
  const [before, after] = seeded.slice(49, 51);
  if (!before || !after) throw new Error('no page edge');
  standIn.world.stars.put({ ...after, time: before.time });
  return seeded.length;
}
