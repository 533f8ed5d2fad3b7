import { findChromium } from './find-browser';
import { ensureTools } from './install-browsers';
import { thisMachine } from './machine';
import { runTool } from './run-command';
import { slowDown } from './slow/slow-down';

const say = (text: string) => process.stdout.write(text);
const late = { storage: 250, messages: 200, database: 300, modules: 400 };

process.exitCode = await slow(process.argv.slice(2));

/** The journeys with an extension that gets all its answers late: what only goes well because a machine is quick fails here each time. */
async function slow(given: readonly string[]): Promise<number> {
  await ensureTools(thisMachine, ['chromium'], []);
  const { browser } = findChromium(thisMachine);
  if (!browser) {
    say('There is no Chromium.\n');
    return 1;
  }
  if (!(await build())) return 1;
  try {
    say(`${await slowDown('dist/chrome', late)} scripts are late: ${JSON.stringify(late)} ms\n`);
    const args = given.some((arg) => arg.startsWith('--project')) ? given : ['--project=headless', ...given];
    return (await runTool('playwright', ['test', ...args], { CHROMIUM_PATH: browser.path }, say)).code;
  } finally {
    await build();
  }
}

async function build(): Promise<boolean> {
  const { code, output } = await runTool('vite', ['build', '--mode', 'chrome']);
  if (code !== 0) say(`${output}\nThe extension could not be built.\n`);
  return code === 0;
}
