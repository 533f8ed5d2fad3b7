import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { scriptOf } from '../standalone-files';
import { slowed } from './slow-down';

const late = { storage: 80, messages: 160, database: 0, modules: 240 };

/** What a script of the extension hears of a browser, and after how many ms. */
async function run(code: string): Promise<[words: string, afterMs: number][]> {
  const said: [string, number][] = [];
  const script = slowed(code, await scriptOf('scripts/slow/late-answers.iife.ts'), late);
  const began = performance.now();
  const say = (words: string) => said.push([words, performance.now() - began]);
  const runtime: { sendMessage: unknown; lastError?: object | undefined } = {
    sendMessage(message: string, callback: (reply?: string) => void) {
      if (message === 'nobody') runtime.lastError = {};
      callback(`${message} heard`);
      runtime.lastError = undefined;
    },
  };
  const chrome = { storage: { local: { get: async (key: string) => key } }, runtime };
  runInNewContext(script, { chrome, say, setTimeout, Promise });
  await new Promise((resolve) => setTimeout(resolve, 400));
  return said;
}

test('what the browser answers comes late, in its order; what went wrong is heard at once', async () => {
  const heard = await run(`
    chrome.runtime.sendMessage('one', say);
    chrome.runtime.sendMessage('two', say);
    chrome.runtime.sendMessage('nobody', say);
    chrome.storage.local.get('three').then(say);`);
  expect(heard.map(([words]) => words)).toEqual(['nobody heard', 'three', 'one heard', 'two heard']);
  for (const [nth, least] of [0, 79, 159, 159].entries()) expect(heard[nth]?.[1]).toBeGreaterThanOrEqual(least);
});

test('modules that are needed later come later; the others stand at the head of a file as before', () => {
  const code = 'import{a}from"./a.js";const b=()=>import(`./b.js`);const c=d.import("x");';
  expect(slowed(code, '', late)).toContain(
    'import{a}from"./a.js";const b=()=>(path=>new Promise(done=>setTimeout(done,240)).then(()=>import(path)))(`./b.js`);const c=d.import("x");',
  );
});
