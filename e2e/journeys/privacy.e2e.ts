import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';

declare const chrome: {
  storage: { local: { get(): Promise<unknown> }; sync: { get(): Promise<unknown> } };
  runtime: { onMessage: { addListener(listener: (message: unknown) => void): void } };
};
declare let heard: unknown[];

/** Everything that the background tells the pages of the extension. */
function collectMessages(): void {
  Object.assign(globalThis, { heard: [] });
  chrome.runtime.onMessage.addListener((message) => void heard.push(message));
  new BroadcastChannel('stars-changes').addEventListener('message', ({ data }) => heard.push(data));
}

test('no token is anywhere but in the background: not in pages, messages, storage, IndexedDB or the console', async ({
  extension,
  standIn,
}) => {
  const said: string[] = [];
  extension.context.on('console', (message) => said.push(message.text()));
  standIn.seedStars(5);
  await signIn(extension, { forSession: true });
  const popup = await openPopupPage(extension);
  await popup.page.evaluate(collectMessages);
  const chat = await openChat(extension);
  await chat.pickFromButton('I cried a little. Ship it.', 'Important');
  await expect(popup.rows).toHaveCount(6);
  await expect.poll(() => standIn.stars().length).toBe(6);
  standIn.tokens.revoke();
  await chat.pickFromButton('I cried a little. Ship it.', 'Note');
  await expect.poll(() => standIn.stars()[0]?.type).toBe('note');

  const tokens = [...new Set(standIn.log.api().map(({ headers }) => headers.authorization?.split(' ')[1] ?? ''))];
  expect(tokens).toEqual([expect.stringMatching(/^1000\./), expect.stringMatching(/^1000\./)]);
  const html = (page: typeof popup.page) => page.evaluate(() => document.documentElement.outerHTML);
  const stored = await popup.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('stars');
      opening.onsuccess = () => resolve(opening.result);
    });
    const stores = [...database.objectStoreNames].map(
      (name) =>
        new Promise<unknown>((resolve) => {
          const reading = database.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => resolve(reading.result);
        }),
    );
    return JSON.stringify([
      await Promise.all(stores),
      await chrome.storage.local.get(),
      await chrome.storage.sync.get(),
    ]);
  });
  const pageStorage = await chat.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const messages = await popup.page.evaluate(() => JSON.stringify(heard));
  expect(messages).toContain('sequence');
  for (const place of [await html(popup.page), await html(chat.page), stored, pageStorage, messages, said.join('\n')])
    for (const token of tokens) expect(place).not.toContain(token);
  expect(stored).toContain('I cried a little');
});

test('no call to Cliq carries a cookie, although the browser has one', async ({ extension, standIn }) => {
  await openChat(extension);
  await signIn(extension);
  await expect.poll(() => standIn.log.api('GET').length).toBe(1);
  expect(standIn.log.entries.some(({ hasCookies }) => hasCookies)).toBe(true);
  expect(standIn.log.api().filter(({ hasCookies }) => hasCookies)).toEqual([]);
});

test('nothing of the extension can be reached by a web page', async ({ extension }) => {
  const chat = await openChat(extension);
  for (const path of ['src/popup/index.html', 'manifest.json', 'icons/star-128.png']) {
    const outcome = await chat.page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'reached',
          () => 'refused',
        ),
      extension.url(path),
    );
    expect(outcome).toBe('refused');
  }
});
