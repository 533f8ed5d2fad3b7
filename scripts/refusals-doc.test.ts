import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import messages from '../public/_locales/en/messages.json' with { type: 'json' };

/** docs/refusals.md with its lines joined. */
const document = readFileSync('docs/refusals.md', 'utf8').replace(/\s+/g, ' ');
const sentences = new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));

function found(path: string, pattern: RegExp): string[] {
  return [...readFileSync(path, 'utf8').matchAll(pattern)].map(([, name = '']) => name);
}

test('every sentence about a refusal stands in docs/refusals.md as the user reads it', () => {
  const keys = [...sentences.keys()].filter((key) => /^(?:error|obstacle|clock)_/.test(key));
  expect(keys.length).toBeGreaterThan(35);
  const missing = keys.filter((key) => !document.includes(`“${sentences.get(key)}”`));
  expect(missing).toEqual([]);
});

test('every case of the journeys stands in docs/refusals.md', () => {
  const names = ['obstacle', 'refusal'].flatMap((name) =>
    found(`e2e/fixtures/${name}-cases.ts`, /(?:name: |^ {2}\[)'([^']+)'(?:, \{)?/gm),
  );
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !document.includes(name))).toEqual([]);
});
