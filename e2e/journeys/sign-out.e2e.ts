import type { Page } from '@playwright/test';
import { openChat } from '../fixtures/chat-page';
import { fillReplica } from '../fixtures/fill-replica';
import { openPopupPage } from '../fixtures/popup-page';
import { openOptions, signIn } from '../fixtures/sign-in';
import { verbs } from '../fixtures/star-calls';
import { starredMessage } from '../fixtures/starred-message';
import { readStored } from '../fixtures/stored';
import { type Extension, expect, test } from '../fixtures/test';
import { expectWithin } from '../fixtures/waits';
import { goOnline } from '../fixtures/worker-life';
import { errorAnswer } from '../stand-in/stars-api/errors';

const text = 'I cried a little. Ship it.';
const otherText = 'Checklist before we press the button';
const question = (options: Page) => options.getByRole('dialog');

/** Signing out with something that waits asks first. */
async function askToSignOut(extension: Extension, count: RegExp): Promise<Page> {
  const options = await openOptions(extension);
  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(question(options).getByRole('heading')).toHaveText(count);
  return options;
}

test('a removal that could still be undone: asked, stayed; “Send first” sends it at once, and signs out', async ({
  extension,
  standIn,
}) => {
  const chat = await starredMessage(extension, standIn, text, 'To-do');
  await chat.pickFromButton(text, 'Remove star');
  await expect(chat.status).toContainText('Star removed');
  const removedAt = Date.now();
  const options = await askToSignOut(extension, /^1 change has not reached Cliq$/);
  await question(options).getByRole('button', { name: 'Stay signed in' }).click();
  await expect(question(options)).toBeHidden();
  await options.getByRole('button', { name: 'Sign out' }).click();
  await question(options).getByRole('button', { name: 'Send first' }).click();
  await expect(options.getByRole('button', { name: 'Sign in to Zoho' })).toBeVisible();
  expect(Date.now() - removedAt, 'before the time for Undo was over').toBeLessThan(7_500);
  expect(standIn.stars()).toEqual([]);
  expect(verbs(standIn)).toEqual(['POST', 'DELETE']);
});

test('without a connection: says why, nobody is signed out; “Send first” works when there is one', async ({
  extension,
  standIn,
}) => {
  const chat = await starredMessage(extension, standIn, text, 'To-do');
  await extension.context.setOffline(true);
  await chat.pickFromButton(text, 'Note');
  await expect(chat.status).toContainText('Starred as Note');
  const options = await askToSignOut(extension, /^1 change has not/);
  await question(options).getByRole('button', { name: 'Send first' }).click();
  await expect(question(options).getByRole('status')).toContainText('Still waiting: 1');
  await expect(question(options).getByRole('alert')).toContainText('there is no connection to Cliq');
  await expect(options.getByText('You are signed in to Zoho.')).toBeVisible();
  await goOnline(extension);
  await question(options).getByRole('button', { name: 'Send first' }).click();
  await expect(options.getByRole('button', { name: 'Sign in to Zoho' })).toBeVisible();
  expect(standIn.stars()).toMatchObject([{ type: 'note' }]);
});

test('what Cliq refuses is said; “Discard” signs out without it', async ({ extension, standIn }) => {
  const chat = await starredMessage(extension, standIn, text, 'To-do');
  standIn.faults.add({
    on: { method: 'POST', path: '/api/' },
    answer: errorAnswer('chat_access_denied'),
    times: Number.POSITIVE_INFINITY,
  });
  await chat.pickFromButton(text, 'Note');
  await expect.poll(() => verbs(standIn)).toEqual(['POST', 'POST']);
  const options = await askToSignOut(extension, /^1 change has not/);
  await question(options).getByRole('button', { name: 'Send first' }).click();
  await expect(question(options).getByRole('alert')).toContainText('Cliq refused 1 change');
  expect(verbs(standIn)).toEqual(['POST', 'POST', 'POST']);
  await question(options).getByRole('button', { name: 'Discard' }).click();
  await expect(options.getByRole('button', { name: 'Sign in to Zoho' })).toBeVisible();
  expect(standIn.stars()).toMatchObject([{ type: 'to_do' }]);
  expect(verbs(standIn)).toHaveLength(3);
});

test.describe('paused by Cliq’s limit', () => {
  test.use({ standInOptions: { limits: { POST: 0, GET: 30, DELETE: 50 } } });

  test('says until when; “Stay signed in” keeps everything', async ({ extension, standIn }) => {
    await signIn(extension);
    const chat = await openChat(extension);
    await chat.pickFromButton(text, 'Important');
    await expect.poll(() => standIn.log.throttled().length).toBe(1);
    await chat.pickFromButton(otherText, 'Note');
    await expect(chat.status).toContainText('Starred as Note');
    const options = await askToSignOut(extension, /^2 changes have not reached Cliq$/);
    await question(options).getByRole('button', { name: 'Send first' }).click();
    await expect(question(options).getByRole('alert')).toHaveText(
      /limit has been reached.*from \d{1,2}:\d\d:\d\d .M on/,
    );
    await question(options).getByRole('button', { name: 'Stay signed in' }).click();
    await expect(options.getByText('You are signed in to Zoho.')).toBeVisible();
    const popup = await openPopupPage(extension);
    await expect(popup.page.getByText('2 waiting')).toBeVisible();
    expect(standIn.log.api('POST')).toHaveLength(1);
  });
});

test('10,000 stars, the list open beside it, Zoho silent: all is gone within 2 s', async ({ extension, standIn }) => {
  await signIn(extension);
  const options = await openOptions(extension);
  await expect.poll(() => standIn.log.api('GET').length).toBe(1);
  await fillReplica(options, 10_000);
  const popup = await openPopupPage(extension);
  await expect(popup.row('Message 9999')).toBeVisible();
  await popup.page.getByRole('searchbox').fill('third quarter');
  await expect(popup.rows.first()).toBeVisible();
  const silent = standIn.faults.add({ on: { host: 'accounts.zoho.com', path: '/oauth/v2/' }, hold: true });

  await options.bringToFront();
  for (const page of [options, popup.page]) await page.evaluate(watchForEnd, 'Sign in to Zoho');
  await options.getByRole('button', { name: 'Sign out' }).click();
  const [optionsMs = 0, listMs = 0] = await Promise.all(
    [options, popup.page].map((page) => page.evaluate(() => globalThis.endedAfterMs)),
  );
  const stored = await readStored(options);
  test.info().annotations.push({ type: 'signed out', description: `options ${optionsMs} ms, list ${listMs} ms` });
  expectWithin([Math.max(optionsMs, listMs)], 2_000);
  for (const store of ['accounts', 'credentials', 'stars', 'outbox', 'checkpoints', 'problems']) {
    expect(stored[store], store).toBe('[]');
  }
  expect(stored['storage.session']).toBe('{}');
  await silent.arrived();
});

declare global {
  /** From the press in whichever page until this one shows that it is over. */
  var endedAfterMs: Promise<number>;
}

/** @param name of the button that is seen when it is over */
function watchForEnd(name: string): void {
  const now = () => performance.timeOrigin + performance.now();
  const channel = new BroadcastChannel('test-sign-out');
  const pressed = new Promise<number>((resolve) => {
    channel.onmessage = ({ data }) => resolve(data);
    const press = () => {
      const at = now();
      channel.postMessage(at);
      resolve(at);
    };
    document.addEventListener('pointerdown', press, { once: true, capture: true });
  });
  const ended = new Promise<number>((resolve) => {
    const isOver = () => [...document.querySelectorAll('button')].some(({ textContent }) => textContent === name);
    const observer = new MutationObserver(() => {
      if (!isOver()) return;
      observer.disconnect();
      resolve(now());
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
  globalThis.endedAfterMs = Promise.all([pressed, ended]).then(([from, to]) => to - from);
}

test('the token of a client without a secret is ended at Zoho, although no access to its host was asked for', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  await expect.poll(() => standIn.log.api('GET').length).toBe(1);
  const value = standIn.log.api('GET')[0]?.headers.authorization?.split(' ')[1] ?? '';
  expect(standIn.tokens.find(value)).not.toBeNull();
  const options = await openOptions(extension);
  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(options.getByRole('button', { name: 'Sign in to Zoho' })).toBeVisible();
  await expect.poll(() => standIn.tokens.find(value)).toBeNull();
  const [revocation] = standIn.log.accounts('/oauth/v2/token/revoke');
  expect(revocation).toMatchObject({ method: 'POST', status: 200, hasCookies: false });
});
