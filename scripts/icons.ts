// Draws public/icons/star-<size>.png from star.svg: npx tsx scripts/icons.ts [path of a Chromium]
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright';

const folder = new URL('../public/icons/', import.meta.url);
const svg = await readFile(new URL('star.svg', folder), 'utf8');
const executablePath = process.argv[2];
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
  await page.screenshot({ path: new URL(`star-${size}.png`, folder).pathname, omitBackground: true });
}
await browser.close();
