import { findChromium } from './find-browser';
import { thisMachine } from './machine';
import { takeScreenshots } from './screenshots/take-screenshots';

/** Pictures of every state of the list, in light and dark: `npm run screenshots`, or only some: `npm run screenshots list tab`. */
const { browser } = findChromium(thisMachine);
if (!browser) throw new Error('There is no Chromium. Run "npm test", or set CHROMIUM_PATH.');
process.env.CHROMIUM_PATH = browser.path;
const pictures = await takeScreenshots('docs/screenshots', process.argv.slice(2));
process.stdout.write(`${pictures.length} pictures in docs/screenshots\n`);
