import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { pictureDemo } from './demo/picture-demo';
import { findChromium } from './find-browser';
import { thisMachine } from './machine';
import { scenePage, scenes, tilePage } from './store/scenes';

const folder = 'store/pictures';

/** Pictures in the stores' sizes, of the demo and of docs/screenshots: `npm run store-pictures`, after `npm run screenshots`. */
const { browser: found } = findChromium(thisMachine);
if (!found) throw new Error('There is no Chromium. Run "npm test", or set CHROMIUM_PATH.');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const demoFolder = mkdtempSync(join(tmpdir(), 'stars-store-'));
const browser = await chromium.launch({ executablePath: found.path, chromiumSandbox: false });
try {
  const pictures = await pictureDemo(found.path, demoFolder);
  const inChat = pictures.find((path) => path.endsWith('-star-menu.png'));
  if (!inChat) throw new Error('the demo took no picture of the star menu');
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // The demo's pictures have twice as many points.
  await take(
    page,
    `<style>body { margin: 0 } img { width: 1280px; display: block }</style><img src="${dataUrl(inChat)}">`,
    '1-chat',
  );
  for (const scene of scenes) await take(page, scenePage(scene, dataUrl), scene.name);
  await page.setViewportSize({ width: 440, height: 280 });
  await take(page, tilePage(dataUrl), 'tile');
  process.stdout.write(`${scenes.length + 2} pictures in ${folder}\n`);
} finally {
  await browser.close();
  rmSync(demoFolder, { recursive: true, force: true });
}

async function take(page: Page, content: string, name: string): Promise<void> {
  await page.setContent(content);
  await page.screenshot({ path: `${folder}/${name}.png` });
}

function dataUrl(path: string): string {
  const kind = path.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
  return `data:${kind};base64,${readFileSync(path).toString('base64')}`;
}
