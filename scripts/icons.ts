import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { findChromium } from './find-browser';
import { thisMachine } from './machine';

/** In points: toolbars and lists of 16 to 48, twice that where screens are finer, 128 for the stores. */
const sizes = [16, 32, 48, 64, 96, 128];
const folder = 'public/icons';

/** Draws public/icons/star-<size>.png from star.svg: `npm run icons`. */
const { browser: found } = findChromium(thisMachine);
if (!found) throw new Error('There is no Chromium. Run "npm test", or set CHROMIUM_PATH.');
const svg = await readFile(`${folder}/star.svg`, 'utf8');
const browser = await chromium.launch({ executablePath: found.path, chromiumSandbox: false });
const page = await browser.newPage();
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
  await page.screenshot({ path: `${folder}/star-${size}.png`, omitBackground: true });
}
await browser.close();
process.stdout.write(`${sizes.length} icons in ${folder}\n`);
