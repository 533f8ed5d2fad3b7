import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogueFaults } from './catalogue-faults';
import { countedKeys, otherLanguages, readCatalogue } from './catalogues';
import { shippedSource } from './syntax';
import { unusedKeys, usedKeys } from './used-keys';
import { visibleWords } from './visible-words';
import { englishLeftIn, keysWithoutScript, unchangedKeys } from './wording-faults';

const english = readCatalogue('en');
const source = shippedSource();
const used = usedKeys(
  source,
  ['manifest.json', 'public/managed-schema.json'].map((path) => readFileSync(path, 'utf8')),
);

/** Words in the source that no user reads in a sentence of ours, or that must be English. */
const allowed = new Map([
  ['src/options/client-help.tsx: Stars', 'what is to be typed into Zoho’s form'],
  ['src/popup/failed-changes.tsx: Stars for Zoho Cliq:', 'details for Zoho’s support'],
  ['src/popup/status-line.tsx: Stars for Zoho Cliq:', 'details for Zoho’s support'],
  ['src/cliq/api.ts: no answer in', 'details for Zoho’s support'],
  ['src/cliq/read-body.ts: a web page instead of JSON', 'details for Zoho’s support'],
  ['src/background/delivery.ts: a delivery stopped', 'for the console'],
  ['src/background/delivery.ts: delivery could not read the outbox', 'for the console'],
  ['src/cliq/page/infer-from-text.ts: from the text, like', 'a profile’s name, in the report'],
  ['src/cliq/page/profiles.ts: This message has been deleted', 'Cliq’s own words, looked for on its page'],
]);

test('no words for people stand in the source', () => {
  const found = source.flatMap(visibleWords).map((each) => each.replace(/:\d+:/, ':'));
  expect(found.filter((each) => !allowed.has(each))).toEqual([]);
  expect(
    [...allowed.keys()].filter((each) => !found.includes(each)),
    'allowed, and not there any more',
  ).toEqual([]);
});

test('every sentence is asked for, and every one that is asked for is there', () => {
  expect(unusedKeys(Object.keys(english), used)).toEqual([]);
  expect([...used.counted].filter((stem) => !countedKeys(english).has(stem))).toEqual([]);
  // Adding a language is one file, and its categories are its own: English has the two of English.
  expect(catalogueFaults('en', english, english)).toEqual([]);
});

test('German and Arabic are there', () => {
  expect(otherLanguages()).toEqual(expect.arrayContaining(['de', 'ar']));
});

describe.each(otherLanguages())('%s', (language) => {
  const catalogue = readCatalogue(language);

  test('has every sentence, with the same places to fill in, in the plural categories of its language', () => {
    // `npx tsx scripts/languages/missing.ts` says the same with the English words.
    expect(catalogueFaults(language, catalogue, english)).toEqual([]);
  });

  test('knows its own tag', () => {
    expect(catalogue.language?.message).toBe(language.replace('_', '-'));
  });

  test('is no English: at least nine of ten sentences differ', () => {
    const unchanged = unchangedKeys(catalogue, english);
    expect(unchanged.length / Object.keys(catalogue).length, unchanged.join(' ')).toBeLessThanOrEqual(0.1);
  });
});

test('Arabic is in Arabic script', () => {
  expect(keysWithoutScript(readCatalogue('ar'), /\p{Script=Arabic}/u)).toEqual([]);
});

test('no English word was left in German', () => {
  expect(englishLeftIn(readCatalogue('de'))).toEqual([]);
});
