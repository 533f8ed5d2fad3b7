import type { DemoBrowser } from '../demo/demo-browser';

declare const chrome: { runtime: { reload(): void } };

/** Has the browser load the extension anew from its folder, and everything that shows it: its pages, which the browser closes, and the open chats. */
export async function reloadExtension({ context, url }: Pick<DemoBrowser, 'context' | 'url'>): Promise<void> {
  const pages = context.pages();
  const own = pages.map((page) => page.url()).filter((address) => address.startsWith(url('')));
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('the extension’s worker does not run');
  const restarted = context.waitForEvent('serviceworker');
  // It ends with the worker that is asked.
  await Promise.race([worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined), restarted]);
  await restarted;
  for (const page of context.pages()) if (page.url().startsWith('https://cliq.')) await page.reload();
  for (const address of own) await (await context.newPage()).goto(address);
}
