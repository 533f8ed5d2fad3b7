import type { Page } from '@playwright/test';
import type { Extension } from '../e2e/fixtures/launch-extension';
import { killWorker } from '../e2e/fixtures/worker-life';

/** The list's page in a tab: what the debugging protocol cannot do to a popup before it begins. */
async function openTab({ context, url }: Extension, slowdown: number): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 420, height: 600 });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(url('src/popup/index.html'), { waitUntil: 'commit' });
  return page;
}

/** Starts the background anew, and resolves when it has made bundles of the stars (src/replica/row-bundles.ts), as it does a moment later. */
export async function bundled(extension: Extension, stars: number): Promise<void> {
  await killWorker(extension);
  const page = await extension.context.newPage();
  await page.goto(extension.url('src/popup/index.html'));
  await page.evaluate(`(async () => {
    // With few stars nothing else would wait until it lives again, and no popup opens before.
    await chrome.runtime.sendMessage({ stars: 'status', args: [] });
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await done(indexedDB.open('stars'));
    while ((await done(database.transaction('bundles').objectStore('bundles').count())) < ${Math.floor(stars / 500)})
      await new Promise((resolve) => setTimeout(resolve, 200));
    database.close();
  })()`);
  await page.close();
}

/** Ms from the beginning of the page to the paint of the first row, on a processor that is so many times slower. */
export async function rowsPaintSlowed(extension: Extension, slowdown: number, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round++) {
    const page = await openTab(extension, slowdown);
    times.push(
      await page.evaluate<number>(`new Promise((resolve) => {
        new PerformanceObserver((list) => {
          const row = list.getEntries().find(({ element }) => element?.closest('li'));
          if (row) resolve(row.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      })`),
    );
    await page.close();
  }
  return times;
}

/** Ms for a page of 50 of the newest stars from the disk, as the list reads it. */
export async function diskPages({ context, url }: Extension, count: number): Promise<number[]> {
  const page = await context.newPage();
  await page.goto(url('src/popup/index.html'));
  const times = await page.evaluate<number[]>(`(async () => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await done(indexedDB.open('stars'));
    const [{ id }] = await done(database.transaction('accounts').objectStore('accounts').getAll());
    const times = [];
    let upper = [id, []];
    for (let n = 0; n < ${count}; n++) {
      const from = performance.now();
      const index = database.transaction('stars').objectStore('stars').index('newest');
      const query = IDBKeyRange.bound([id], upper, false, true);
      const rows = await done(index.getAllRecords({ query, count: 50, direction: 'prev' }));
      times.push(performance.now() - from);
      upper = rows.length < 50 ? [id, []] : rows.at(-1).key;
    }
    database.close();
    return times;
  })()`);
  await page.close();
  return times;
}

export interface Scroll {
  frames: number[];
  blank: number;
}

/** Scrolls through so many rows, 600 px a frame: ms of each frame, and how many of them showed a place without a row. */
export async function scrollFrames(extension: Extension, rows: number): Promise<Scroll> {
  const page = await openTab(extension, 1);
  await page.locator('li').first().waitFor();
  await page.waitForTimeout(1_000);
  const scroll = await page.evaluate<Scroll>(`(async () => {
    const list = document.querySelector('.scroller');
    const frame = list.getBoundingClientRect();
    const isThere = (y) => document.elementFromPoint(frame.left + 30, y)?.closest('li, .list-end') != null;
    const frames = [];
    let blank = 0;
    let before = await new Promise(requestAnimationFrame);
    const last = Math.min(${rows} * 84, list.scrollHeight - list.clientHeight - 1);
    while (list.scrollTop < last) {
      list.scrollBy(0, 600);
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - before);
      before = now;
      if (![frame.top + 3, (frame.top + frame.bottom) / 2, frame.bottom - 3].every(isThere)) blank++;
    }
    return { frames, blank };
  })()`);
  await page.close();
  return scroll;
}

/** Ms until a list that keeps every row in the page is painted: as many copies of one of ours, put there at once, in a tab. */
export async function plainListPaint(extension: Extension, rows: number, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round++) {
    const page = await openTab(extension, 1);
    await page.locator('li').first().waitFor();
    await page.waitForTimeout(1_000);
    times.push(
      await page.evaluate<number>(`(async () => {
        const row = document.querySelector('li').cloneNode(true);
        row.removeAttribute('style');
        const scroller = document.querySelector('.scroller');
        const frame = () => new Promise(requestAnimationFrame);
        await frame();
        const from = performance.now();
        const list = document.createElement('ul');
        for (let n = 0; n < ${rows}; n++) list.append(row.cloneNode(true));
        scroller.replaceChildren(list);
        await frame();
        await frame();
        return performance.now() - from;
      })()`),
    );
    await page.close();
  }
  return times;
}
