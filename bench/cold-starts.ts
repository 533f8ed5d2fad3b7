import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Extension } from '../e2e/fixtures/launch-extension';
import { killWorker } from '../e2e/fixtures/worker-life';

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

/** A page that itself asks the background for nothing. */
const quietPage = 'icons/star.svg';

/** An extension that does nothing but answer: what a worker takes at the least in this browser, on this machine. */
export function writeBareExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stars-bare-'));
  const manifest = { manifest_version: 3, name: 'bare', version: '1', background: { service_worker: 'worker.js' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'worker.js'),
    'chrome.runtime.onMessage.addListener((_message, _sender, answer) => answer({ value: null }));',
  );
  mkdirSync(join(folder, 'icons'));
  writeFileSync(join(folder, quietPage), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return folder;
}

/** Ms from a message to its answer: by a worker that has to be started for it, and once more by the same. */
export async function roundTrips(
  extension: Extension,
  rounds: number,
  message: unknown,
): Promise<{ cold: number[]; warm: number[] }> {
  const page = await extension.context.newPage();
  await page.goto(extension.url(quietPage));
  const once = () =>
    page.evaluate(async (request) => {
      const from = performance.now();
      await chrome.runtime.sendMessage(request);
      return performance.now() - from;
    }, message);
  const cold: number[] = [];
  const warm: number[] = [];
  await once();
  for (let round = 0; round < rounds; round++) {
    await killWorker(extension);
    await page.waitForTimeout(150);
    cold.push(await once());
    await page.waitForTimeout(150);
    warm.push(await once());
  }
  await page.close();
  return { cold, warm };
}
