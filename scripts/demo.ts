import { pictureDemo } from './demo/picture-demo';
import { showDemo } from './demo/show-demo';
import { browserLabel, findChromium } from './find-browser';
import { ensureTools } from './install-browsers';
import { hasDisplay, thisMachine } from './machine';
import { runTool } from './run-command';

const say = (text: string) => process.stdout.write(`${text}\n`);

const loadUnpacked = `
dist/chrome is built. In the Chrome that you have it can be loaded by hand:

  1. Open chrome://extensions and switch on Developer mode (top right).
  2. Press "Load unpacked" and choose the folder dist/chrome.
  3. Press the puzzle piece in the toolbar, then Stars for Zoho Cliq. It asks you to sign in, with a client ID of your own: see README.md.
  4. In your Cliq, right-click a message: "Star message" is in the menu.
`;

process.exitCode = await demo();

async function demo(): Promise<number> {
  const tools = await ensureTools(thisMachine, ['chromium'], ['fonts']);
  const build = await runTool('vite', ['build', '--mode', 'chrome']);
  if (build.code !== 0) {
    say(`${build.output}\nThe extension could not be built.`);
    return 1;
  }
  const { browser, refused } = findChromium(thisMachine);
  if (!browser) {
    if (refused.some(({ isBranded }) => isBranded)) say(loadUnpacked);
    say(tools.kind === 'missing' ? tools.output + tools.sentence : 'There is no Chromium.');
    return 1;
  }
  say(browserLabel(browser));
  if (hasDisplay(thisMachine)) {
    await showDemo(browser.path);
    return 0;
  }
  const pictures = await pictureDemo(browser.path, 'demo');
  say(`There is no display, so the demo went without a window: signed in to the stand-in for Cliq with 200 stars, starred
one message by the star button and one by the context menu, then searched, changed and removed stars in the list.
A picture of each step:\n${pictures.map((path) => `  ${path}`).join('\n')}`);
  return 0;
}
