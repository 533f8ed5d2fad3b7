import type { DemoBrowser } from './demo/demo-browser';
import { showDemo } from './demo/show-demo';
import { reloadExtension } from './dev/reload-extension';
import { watchSources } from './dev/watch-sources';
import { findChromium } from './find-browser';
import { ensureTools } from './install-browsers';
import { hasDisplay, thisMachine } from './machine';
import { runTool } from './run-command';

const say = (text: string) => process.stdout.write(`${text}\n`);

/** The demo's browser, with the extension built and loaded anew whenever a source is saved: `npm run dev`. */
process.exitCode = await develop();

async function develop(): Promise<number> {
  const tools = await ensureTools(thisMachine, ['chromium'], ['fonts']);
  const { browser } = findChromium(thisMachine);
  if (!browser) say(tools.kind === 'missing' ? tools.output + tools.sentence : 'There is no Chromium.');
  else if (!hasDisplay(thisMachine)) say('There is no display for a window. "npm run demo" goes without one.');
  else if (await build()) {
    await showDemo(browser.path, follow);
    return 0;
  }
  return 1;
}

function follow(demo: DemoBrowser, ended: AbortSignal): void {
  say('Watching src, public and manifest.json.');
  const work = async () => {
    const start = performance.now();
    if (!(await build())) return;
    await reloadExtension(demo);
    say(`Loaded anew after ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  };
  const tell = (error: unknown) => {
    if (!ended.aborted) say(`Not loaded anew: ${error}`);
  };
  watchSources(['src', 'public', 'manifest.json'], () => work().catch(tell), ended);
}

async function build(): Promise<boolean> {
  const { code, output } = await runTool('vite', ['build', '--mode', 'chrome']);
  if (code !== 0) say(`${output}\nThe extension could not be built; the browser keeps what it has.`);
  return code === 0;
}
