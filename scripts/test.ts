import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackages } from './check-packages';
import { pictureDemo } from './demo/picture-demo';
import { findChromium } from './find-browser';
import { findFirefox } from './find-firefox';
import { ensureTools } from './install-browsers';
import { findOnPath, thisMachine } from './machine';
import { runCommand, runTool } from './run-command';
import { runJourneys, runUnitTests } from './run-tests';
import { createRun, fail, fromCommand, type Outcome } from './stage';
import { openVirtualDisplay } from './virtual-display';

const run = createRun((text) => process.stdout.write(text));
const build = (target: string) => async () => fromCommand(await runTool('vite', ['build', '--mode', target]));

await run.stage('browsers', async () => {
  const outcome = await ensureTools(thisMachine, ['chromium', 'firefox', 'languages', 'xvfb', 'xdotool'], ['fonts']);
  return outcome.kind === 'ready' ? { passed: 0, failed: 0, output: '' } : fail(outcome.output + outcome.sentence);
});
await run.stage('types of src', async () => fromCommand(await runTool('tsc', ['-p', '.'])));
await run.stage('types of e2e and scripts', async () => fromCommand(await runTool('tsc', ['-p', 'e2e'])));
await run.stage('lint', async () => fromCommand(await runTool('biome', ['check', '--error-on-warnings', '.'])));
await run.stage('nothing unused', async () => fromCommand(await runTool('knip', [])));
await run.stage('unit tests', runUnitTests);
const hasChrome = await run.stage('build for Chrome', build('chrome'));
const hasFirefox = await run.stage('build for Firefox', build('firefox'));
await run.stage('web-ext lint', async () =>
  hasFirefox ? fromCommand(await runTool('web-ext', ['lint', '-s', 'dist/firefox'])) : notBuilt(),
);
await run.stage('packages', async () => (hasChrome && hasFirefox ? checkPackages() : notBuilt()));
// It waits six minutes for Cliq's lock, nearly idle. No stage from here on may build: it would take its files away.
run.beside('locks at real times', async () => (hasChrome ? journeys('real-time', {}) : notBuilt()));
await run.stage('simulations', async () => fromCommand(await runCommand('npm', ['run', '--silent', 'simulate'])));
await run.stage('demo', async () => (hasChrome ? demoOnce() : notBuilt()));
await run.stage('journeys with the machine for themselves', async () =>
  hasChrome ? journeys('alone', {}) : notBuilt(),
);
await run.stage('journeys without a window', async () => (hasChrome ? journeys('headless', {}) : notBuilt()));
await run.stage('random chat pages', () => journeys('pages', {}));
await run.stage('journeys under faults', async () => (hasChrome ? journeys('faults', {}) : notBuilt()));
await run.stage('journeys of both browsers in Chromium', async () =>
  hasChrome ? journeys('both-chromium', {}) : notBuilt(),
);
await run.stage('journeys in Firefox', async () => (hasFirefox ? journeysInFirefox() : notBuilt()));
await run.stage('journeys in a window', async () => (hasChrome ? journeysInWindow() : notBuilt()));
process.exitCode = (await run.end()) ? 0 : 1;

async function journeys(project: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const { browser } = findChromium(thisMachine);
  if (!browser) return fail('There is no Chromium: see the stage “browsers”.');
  return runJourneys(project, { ...env, CHROMIUM_PATH: browser.path });
}

async function journeysInFirefox(): Promise<Outcome> {
  const firefox = findFirefox(thisMachine);
  if (!firefox) return fail('There is no Firefox 153 or newer: see the stage “browsers”.');
  return runJourneys('firefox', { FIREFOX_PATH: firefox.path });
}

/** What `npm run demo` does without a display, its pictures looked at only by number and size. */
async function demoOnce(): Promise<Outcome> {
  const { browser } = findChromium(thisMachine);
  if (!browser) return fail('There is no Chromium: see the stage “browsers”.');
  const folder = mkdtempSync(join(tmpdir(), 'stars-demo-'));
  try {
    const sizes = (await pictureDemo(browser.path, folder)).map((path) => statSync(path).size);
    const areThere = sizes.length >= 10 && sizes.every((size) => size > 5_000);
    return areThere ? { passed: 1, failed: 0, output: '' } : fail(`Pictures of these sizes: ${sizes.join(', ')} bytes`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On a display of its own, so that nobody's mouse or windows disturb it, nor it them. */
async function journeysInWindow(): Promise<Outcome> {
  const xvfb = findOnPath(thisMachine, ['Xvfb']);
  if (xvfb === null) return fail('There is no Xvfb: see the stage “browsers”.');
  const display = await openVirtualDisplay(xvfb);
  try {
    return await journeys('headed', { DISPLAY: display.name });
  } finally {
    await display.close();
  }
}

function notBuilt(): Outcome {
  return fail('Not run: there is no build.');
}
