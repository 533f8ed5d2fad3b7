import { expect, test } from 'vitest';
import { catalogueFaults } from './catalogue-faults';
import type { Catalogue } from './catalogues';
import { pseudoCatalogue } from './pseudo';
import { readSource } from './syntax';
import { unusedKeys, usedKeys } from './used-keys';
import { visibleWords } from './visible-words';
import { englishLeftIn, keysWithoutScript, unchangedKeys } from './wording-faults';

const catalogue = (words: Record<string, string>): Catalogue =>
  Object.fromEntries(Object.entries(words).map(([key, message]) => [key, { message }]));
const english = catalogue({ title: 'Stars in $1', form: 'Write {host}', left_one: '$1 left', left_other: '$1 left' });
const arabic = {
  title: 'نجوم في $1',
  form: 'اكتب {host}',
  ...{ left_zero: 'لا شيء', left_one: 'واحد', left_two: 'اثنان' },
  ...{ left_few: '$1 باقية', left_many: '$1 باقيًا', left_other: '$1 باق' },
};

test('a whole catalogue has no fault: a form for one number may say it by a word', () => {
  expect(catalogueFaults('ar', catalogue(arabic), english)).toEqual([]);
});

test.each<[string, string, Record<string, string>]>([
  ['de lacks form', 'de', { title: 'Sterne in $1', left_one: '$1', left_other: '$1' }],
  ['de: title differs', 'de', { title: 'Sterne', form: 'Schreib {host}', left_one: '$1', left_other: '$1' }],
  ['de: form differs', 'de', { title: '$1', form: 'Schreib {server}', left_one: '$1', left_other: '$1' }],
  ['de: form is empty', 'de', { title: '$1', form: ' ', left_one: '$1', left_other: '$1' }],
  [
    'de has left_few, which English has not',
    'de',
    { title: '$1', form: '{host}', left_one: '$1', left_few: '$1', left_other: '$1' },
  ],
  ['ar lacks left_two', 'ar', Object.fromEntries(Object.entries(arabic).filter(([key]) => key !== 'left_two'))],
  ['ar: left_few differs', 'ar', { ...arabic, left_few: 'باقية' }],
])('a fault is named: %s', (fault, language, words) => {
  expect(catalogueFaults(language, catalogue(words), english).join('\n')).toContain(fault);
});

test('named placeholders are the numbers that they stand for', () => {
  const named: Catalogue = {
    a: { message: '$SHOWN$ of $ALL$', placeholders: { shown: { content: '$1' }, all: { content: '$2' } } },
  };
  expect(catalogueFaults('de', catalogue({ a: '$1 von $2' }), named)).toEqual([]);
  expect(catalogueFaults('de', catalogue({ a: '$1 von' }), named)).toHaveLength(1);
});

test('wording: what was not translated, what is in another script, what stayed English', () => {
  expect(unchangedKeys(catalogue({ title: 'Stars in $1', form: 'Schreib {host}' }), english)).toEqual(['title']);
  expect(keysWithoutScript(catalogue({ a: 'Cliq', b: 'نجوم Cliq' }), /\p{Script=Arabic}/u)).toEqual(['a']);
  const german = catalogue({ a: 'Öffne the Liste', b: 'Wähle „Add the Client“ in {message}', c: 'Datei öffnen' });
  expect(englishLeftIn(german)).toEqual(['a: the']);
});

test('words for people are found wherever they would be shown', () => {
  const found = (text: string) =>
    visibleWords(readSource('a.tsx', text)).map((each) => each.replace(/^a\.tsx:\d+: /, ''));
  expect(found('const a = <p>Hello</p>')).toEqual(['Hello']);
  expect(found('const a = <p aria-label="Hello" />')).toEqual(['Hello']);
  expect(found("const a = <Field hint={b ? 'Hello' : undefined} />")).toEqual(['Hello']);
  expect(found(`const a = <p>{b === "one" ? \`\${n} things\` : t("popup_none")}</p>`)).toEqual(['things']);
  expect(found("element.textContent = 'Hello'")).toEqual(['Hello']);
  expect(found("element.setAttribute('aria-label', 'Hello')")).toEqual(['Hello']);
  expect(found("element.append('Hello')")).toEqual(['Hello']);
  expect(found("say('Nothing was saved')")).toEqual(['Nothing was saved']);
});

test('and nothing else is taken for them', () => {
  const harmless = [
    'const a = <p class="row is-open" role="timer" aria-labelledby="a-title">{t("popup_title")} · {count}</p>',
    "throw new Error('the outbox is not there')",
    "console.error('the outbox is not there')",
    "run().catch(noteFailure('the outbox is not there'))",
    "if (kind === 'not read at all') start()",
    "element.setAttribute('role', 'dialog')",
    "document.querySelector('input, textarea, select')",
    'const css = `.a .b { margin: 0 auto 4px }`',
  ];
  for (const text of harmless) expect(visibleWords(readSource('a.tsx', text)), text).toEqual([]);
});

test('keys are used by name, by count, by code, or by a file that names them', () => {
  const files = [
    readSource(
      'a.ts',
      `t('popup_title'); countSentence('left', 3); sentenceOf(\`error_\${code}\`); const codes = ['not-saved']`,
    ),
  ];
  const used = usedKeys(files, ['{"name":"__MSG_extensionName__"}']);
  const keys = ['popup_title', 'left_one', 'left_other', 'error_not_saved', 'extensionName', 'error_gone', 'popup_old'];
  expect(unusedKeys(keys, used)).toEqual(['error_gone', 'popup_old']);
});

test('the language that nobody speaks is longer, in brackets, and is filled in like the others', () => {
  const pseudo = pseudoCatalogue({ ...english, language: { message: 'en' } });
  expect(pseudo.title?.message).toMatch(/^⟦Šţàŕš îñ \$1[ ~]+⟧$/u);
  expect(pseudo.title?.message.length).toBeGreaterThan('Stars in $1'.length * 1.3);
  expect(pseudo.form?.message).toContain('{host}');
  expect(pseudo.language?.message).toBe('en');
  expect(catalogueFaults('en', pseudo, { ...english, language: { message: 'en' } })).toEqual([]);
});
