import { findChromium } from './find-browser';
import { ensureTools } from './install-browsers';
import { thisMachine } from './machine';
import { runTool } from './run-command';
import { runSoak } from './soak/run-soak';
import { readSoakOptions } from './soak/soak-options';
import { sumUp } from './soak/sum-up';

const say = (text: string) => process.stdout.write(`${text}\n`);

process.exitCode = await soak();

/** The real thing at real times: the packaged extension, a real browser, Cliq's own limits. */
async function soak(): Promise<number> {
  const options = readSoakOptions(process.argv.slice(2), Date.now());
  await ensureTools(thisMachine, ['chromium'], []);
  const build = await runTool('vite', ['build', '--mode', 'chrome']);
  if (build.code !== 0) {
    say(`${build.output}\nThe extension could not be built.`);
    return 1;
  }
  const { browser } = findChromium(thisMachine);
  if (!browser) {
    say('There is no Chromium.');
    return 1;
  }
  process.env.CHROMIUM_PATH = browser.path;
  say(`${options.minutes} minutes and then until all is at rest; --seed ${options.seed}`);
  const { lines, isGood } = sumUp(await runSoak(options, say));
  for (const line of lines) say(line);
  return isGood ? 0 : 1;
}
