import { hostileScripts } from '../../src/stars/testing/hostile-texts';
import { openChat } from '../fixtures/chat-page';
import { launchExtension } from '../fixtures/launch-extension';
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

/** Tries to run something in this page and to reach somebody, in each way that a fault of ours could leave open; tells what became of it. */
async function attack(): Promise<string[]> {
  const attempt = async (work: () => unknown) => {
    try {
      await work();
      return 'done';
    } catch {
      return 'refused';
    }
  };
  const host = document.body.appendChild(document.createElement('div'));
  const markup = '<img src=x onerror=ran()><script>ran()</script>';
  const outcomes = [
    await attempt(() => Reflect.set(host, 'innerHTML', markup)),
    await attempt(() => host.insertAdjacentHTML('beforeend', markup)),
    await attempt(() => document.write(markup)),
    await attempt(() => Reflect.set(document.createElement('iframe'), 'srcdoc', markup)),
    await attempt(() => Reflect.set(document.createElement('script'), 'text', 'ran()')),
    await attempt(() => fetch('https://evil.example/')),
    await attempt(() => fetch('https://cliq.zoho.com.evil.example/')),
  ];
  const image = host.appendChild(document.createElement('img'));
  const failed = new Promise((resolve) => image.addEventListener('error', resolve));
  image.src = 'https://evil.example/pixel.png';
  const button = host.appendChild(document.createElement('button'));
  button.setAttribute('style', 'color: red');
  const sheet = host.appendChild(document.createElement('link'));
  sheet.rel = 'stylesheet';
  sheet.href = 'https://evil.example/x.css';
  await failed;
  return [...outcomes, getComputedStyle(button).color === 'rgb(255, 0, 0)' ? 'styled' : 'plain'];
}

test('what is written in messages does not run in the list; and were there a fault of ours, the page’s policy would refuse it', async ({
  standIn,
  profile,
  headless,
}) => {
  const { extension, consoleErrors } = await launchExtension({ standIn, profile, headless });
  try {
    await extension.context.addInitScript(() => {
      Object.assign(globalThis, { ran: () => Object.assign(globalThis, { hasRun: true }) });
    });
    const texts = hostileScripts.filter(({ length }) => length < 1_000);
    for (const [place, { message }] of standIn.seedStars(texts.length).entries()) {
      const text = texts[place] ?? '';
      message.sender = { ...message.sender, name: text };
      message.content = { ...message.content, text };
    }
    await signIn(extension);
    const { page, expectCount, rows } = await openPopupPage(extension);
    await expectCount(texts.length);
    // So high that all of them are drawn.
    await page.setViewportSize({ width: 420, height: 40_000 });
    await expect(rows).toHaveCount(texts.length);
    await expect(page.getByText('<img src=x onerror=ran()>', { exact: true }).first()).toBeVisible();
    expect(consoleErrors).toEqual([]);
    expect(await page.evaluate(attack)).toEqual([...Array.from({ length: 7 }, () => 'refused'), 'plain']);
    expect(await page.evaluate(() => 'hasRun' in globalThis)).toBe(false);
    expect(consoleErrors.length).toBeGreaterThan(6);
    expect(consoleErrors.filter((line) => !/Content Security Policy|requires 'Trusted/.test(line))).toEqual([]);
  } finally {
    await extension.context.close();
  }
});
