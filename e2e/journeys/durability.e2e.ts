import { openChat } from '../fixtures/chat-page';
import { launchExtension } from '../fixtures/launch-extension';
import { openPopupPage } from '../fixtures/popup-page';
import { acceptConsent, beginSignIn, openOptions, signIn } from '../fixtures/sign-in';
import { starBodies, verbs } from '../fixtures/star-calls';
import { starredMessage } from '../fixtures/starred-message';
import { expect, test } from '../fixtures/test';
import { killWorker } from '../fixtures/worker-life';

const text = 'I cried a little. Ship it.';
/** A killed worker is woken by an alarm, every half minute at the most. */
const wakeUpMs = 45_000;

test.describe.configure({ timeout: 120_000 });

test('Cliq stars the message, but the worker dies before the answer: it is sent again, and starred once', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const unheard = {
    on: { method: 'POST', path: '/api/' },
    effect: true,
    drop: true,
    hold: true,
    waitAt: 'answer',
  } as const;
  const silent = standIn.faults.add(unheard);
  await chat.pickFromButton(text, 'Note');
  await expect(chat.status).toContainText('Starred as Note');
  await silent.arrived();
  await killWorker(extension);
  silent.remove();
  await expect
    .poll(() => standIn.log.api('POST').map(({ status }) => status), { timeout: wakeUpMs })
    .toEqual([null, 200]);
  await expect.poll(() => standIn.stars().map(({ type }) => type)).toEqual(['note']);
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: Note');
});

test('the worker dies during the 8 s of Undo: the removal still reaches Cliq, once and not early', async ({
  extension,
  standIn,
}) => {
  const chat = await starredMessage(extension, standIn, text, 'To-do');
  await chat.pickFromButton(text, 'Remove star');
  await expect(chat.status).toContainText('Star removed');
  const removedBy = Date.now();
  await killWorker(extension);
  await expect.poll(() => standIn.stars(), { timeout: wakeUpMs }).toEqual([]);
  const [call] = standIn.log.api('DELETE');
  expect((call?.time ?? 0) - removedBy).toBeGreaterThan(6_000);
  expect(verbs(standIn)).toEqual(['POST', 'DELETE']);
});

test('a removal is undone although the worker died in between: Cliq hears nothing of it', async ({
  extension,
  standIn,
}) => {
  const chat = await starredMessage(extension, standIn, text, 'To-do');
  await chat.pickFromButton(text, 'Remove star');
  await expect(chat.status).toContainText('Star removed');
  await killWorker(extension);
  await chat.status.getByRole('button', { name: 'Undo' }).click();
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: To-do');
  // Well past the 8 s: what has not been sent by then is not sent.
  await expect
    .poll(() => extension.worker.evaluate(() => performance.now()), { timeout: 90_000 })
    .toBeGreaterThan(12_000);
  expect(verbs(standIn)).toEqual(['POST']);
});

test('a removal is undone in a popup that was closed and opened again', async ({ extension, standIn }) => {
  await starredMessage(extension, standIn, text, 'To-do');
  const first = await openPopupPage(extension);
  await first.row(text).getByRole('button', { name: 'Remove star' }).click();
  await expect(first.page.getByText('Star removed')).toBeVisible();
  await first.page.close();
  await killWorker(extension);
  const second = await openPopupPage(extension);
  await second.row(text).getByRole('button', { name: 'Undo' }).click();
  await expect(second.row(text).getByRole('button', { name: 'Remove star' })).toBeVisible();
  await expect(second.page.getByText(/waiting/)).toBeHidden();
  // Well past the 8 s: what has not been sent by then is not sent.
  await second.page.waitForTimeout(10_000);
  expect(verbs(standIn)).toEqual(['POST']);
});

test('a database that cannot be written: the user is told, and nothing is sent or shown as starred', async ({
  standIn,
  profile,
  headless,
}) => {
  const { extension, consoleErrors } = await launchExtension({ standIn, profile, headless });
  try {
    await signIn(extension);
    const chat = await openChat(extension);
    const page = await extension.context.newPage();
    await page.goto(`chrome-extension://${extension.id}/src/options/index.html`);
    await page.evaluate(leaveLaterDatabase);
    await chat.page.bringToFront();
    await chat.pickFromButton(text, 'Note');
    await expect(chat.status).toContainText(/not saved/i);
    await expect(await chat.starButton(text)).toHaveAccessibleName('Star message');
    expect(verbs(standIn)).toEqual([]);
    // What was being read when the database was left to the later version, and what was to be read after it.
    expect(consoleErrors.filter((line) => !/VersionError|database connection is closing/.test(line))).toEqual([]);
  } finally {
    await extension.context.close();
  }
});

/** As a later version of the extension leaves it, of which this one is the downgrade. */
function leaveLaterDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('stars', 1_000);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

test('the browser is closed before Cliq could be reached: signed in again, what waits is sent', async ({
  extension,
  standIn,
  profile,
  headless,
}) => {
  // By this star the new sign-in is known to be the same person's.
  const [shared] = standIn.seedStars(1);
  await signIn(extension);
  await expect.poll(() => standIn.log.api('GET').map(({ status }) => status)).toEqual([200]);
  const chat = await openChat(extension);
  const unreachable = standIn.faults.add({ drop: true, times: Number.POSITIVE_INFINITY });
  await chat.pickFromButton(text, 'Manager');
  await expect(chat.status).toContainText('Starred as Manager');
  await unreachable.arrived();
  await extension.context.close();
  unreachable.remove();

  const again = await launchExtension({ standIn, profile, headless });
  try {
    const popup = await openPopupPage(again.extension);
    await expect(popup.row(text)).toContainText('Manager');
    await expect(popup.page.getByText('1 waiting')).toBeVisible();
    const options = await openOptions(again.extension);
    // The token did not outlive the browser; that is noticed at the next try to reach Cliq.
    await expect(options.getByRole('button', { name: 'Sign in to Zoho' })).toBeVisible({ timeout: wakeUpMs });
    const consent = await beginSignIn(again.extension, options);
    await acceptConsent(consent);
    await expect.poll(() => starBodies(standIn).length, { timeout: wakeUpMs }).toBeGreaterThan(1);
    await expect.poll(() => standIn.stars().map(({ type }) => type)).toEqual(['manager', shared?.type]);
    await expect(popup.page.getByText('1 waiting')).toBeHidden();
    expect(again.consoleErrors).toEqual([]);
  } finally {
    await again.extension.context.close();
  }
});
