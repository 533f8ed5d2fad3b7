import { beforeEach, expect, test, vi } from 'vitest';
import arabic from '../../public/_locales/ar/messages.json';
import german from '../../public/_locales/de/messages.json';
import english from '../../public/_locales/en/messages.json';
import { countSentence, uiDirection, uiLocale } from './i18n';

const browser = vi.hoisted(() => ({
  sentences: new Map<string, { message: string }>(),
  language: 'en-US',
}));
vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: {
      getMessage: (key: string, [first = '']: string[] = []) =>
        (browser.sentences.get(key)?.message ?? '').replace('$1', first),
      getUILanguage: () => browser.language,
    },
  },
}));

const speak = (catalogue: object, language: string) =>
  Object.assign(browser, { sentences: new Map(Object.entries(catalogue)), language });
beforeEach(() => speak(english, 'en-US'));

test('English and German have one form for one, and one for all others', () => {
  expect(countSentence('options_undelivered', 1)).toBe('1 change has not reached Cliq');
  expect(countSentence('options_undelivered', 0)).toBe('0 changes have not reached Cliq');
  speak(german, 'de-AT');
  expect(countSentence('popup_failed', 1)).toBe('1 konnte nicht gespeichert werden');
  expect(countSentence('popup_failed', 1_234)).toMatch(/^1.234 konnten nicht gespeichert werden$/);
});

test('Arabic has six forms, and its own digits where its people use them', () => {
  speak(arabic, 'ar-EG');
  const said = [0, 1, 2, 3, 10, 11, 99, 100, 103].map((count) => countSentence('popup_waiting', count));
  expect(said).toEqual([
    'لا شيء قيد الانتظار',
    'تغيير واحد قيد الانتظار',
    'تغييران قيد الانتظار',
    '٣ تغييرات قيد الانتظار',
    '١٠ تغييرات قيد الانتظار',
    '١١ تغييرًا قيد الانتظار',
    '٩٩ تغييرًا قيد الانتظار',
    '١٠٠ تغيير قيد الانتظار',
    '١٠٣ تغييرات قيد الانتظار',
  ]);
});

test('the locale is the browser’s own where there are sentences in it', () => {
  expect(uiLocale()).toBe('en-US');
  speak(german, 'de-AT');
  expect([uiLocale(), uiDirection()]).toEqual(['de-AT', 'ltr']);
  speak(arabic, 'ar');
  expect([uiLocale(), uiDirection()]).toEqual(['ar', 'rtl']);
});

test('who speaks another language gets English sentences with English numbers, written from the left', () => {
  speak(english, 'he');
  expect([uiLocale(), uiDirection()]).toEqual(['en', 'ltr']);
  speak(english, 'ru');
  expect(countSentence('options_undelivered', 3)).toBe('3 changes have not reached Cliq');
});
