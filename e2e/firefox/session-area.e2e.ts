import { pickFromButton } from '../browsers/chat';
import { expectText } from '../browsers/expect-seen';
import { expect, test } from '../browsers/firefox/test';
import { signIn } from '../browsers/sign-in';
import { typesInCliq } from '../fixtures/star-calls';

declare const browser: { storage: { session: { set(items: object): Promise<void> } } };

const text = 'I cried a little. Ship it.';

test('storage.session is full: Firefox refuses more than 10 MB, a star still reaches Cliq', async ({
  driver,
  standIn,
}) => {
  await signIn(driver, standIn, { forSession: true });
  const page = await driver.openExtension('icons/star-16.png');
  const fill = await page.evaluate(async () => {
    const written: number[] = [];
    // Ever smaller pieces, until not even a short text fits in.
    for (let size = 11_000_000; size > 8; size = Math.floor(size / 2)) {
      const refusal = await browser.storage.session.set({ [`fill ${size}`]: 'x'.repeat(size) }).then(() => '', String);
      if (refusal === '') written.push(size);
      else if (!/quota/i.test(refusal)) throw new Error(refusal);
    }
    return written.reduce((sum, size) => sum + size, 0);
  });
  expect(fill).toBeGreaterThan(10_000_000);

  const cliq = await driver.openCliq();
  await pickFromButton(cliq, text, 'Note');
  await expectText(cliq.get('status'), 'Starred as Note');
  await expect.poll(() => typesInCliq(standIn)).toEqual({ [text]: 'note' });
});
