import type messages from '../../public/_locales/en/messages.json';
import { nativeBrowser as browser } from './native-browser';

export type MessageKey = keyof typeof messages;

/** What stands before `_one`, `_other` … of a sentence that has a form for each plural category of its language. */
export type CountedKey = {
  [Key in MessageKey]: Key extends `${infer Stem}_other` ? (`${Stem}_one` extends MessageKey ? Stem : never) : never;
}[MessageKey];

/** A user-visible sentence in the browser's language. A key without a sentence is shown by its name: a defect that is seen. */
export function t(key: MessageKey, ...substitutions: string[]): string {
  return sentenceOf(key, ...substitutions);
}

/** The same for a key that is made of parts, so that no compiler sees whether it exists: a test has to. */
export function sentenceOf(key: string, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions) || key;
}

/** A sentence about so many things, in the form that this number takes. Its `$1` is the number; `more` are `$2` and on. */
export function countSentence(stem: CountedKey, count: number, ...more: string[]): string {
  const locale = uiLocale();
  const category = new Intl.PluralRules(locale).select(count);
  return sentenceOf(`${stem}_${category}`, new Intl.NumberFormat(locale).format(count), ...more);
}

/** The sentence for a star type: the five known ones by name, a newer one as Cliq spells it, made readable. */
export function starTypeName(type: string): string {
  switch (type) {
    case 'important':
      return t('starType_important');
    case 'to_do':
      return t('starType_to_do');
    case 'note':
      return t('starType_note');
    case 'manager':
      return t('starType_manager');
    case 'follow_up':
      return t('starType_follow_up');
    default:
      return type.replaceAll('_', ' ');
  }
}

/**
 * The language of the sentences, for Intl and `lang`: the browser's own tag, with its region, where there are sentences in that
 * language; else theirs, so that no Russian date stands in an English sentence.
 */
export function uiLocale(): string {
  const [wanted, spoken] = [browser.i18n.getUILanguage(), t('language')];
  return wanted.split('-')[0] === spoken.split('-')[0] ? wanted : spoken;
}

/**
 * The direction of the sentences. Not `@@bidi_dir`: that is the browser's own, which may speak Hebrew where the sentences are English, and
 * Chromium 156 says `ltr` there in Arabic, too.
 */
export function uiDirection(): 'ltr' | 'rtl' {
  return t('direction') === 'rtl' ? 'rtl' : 'ltr';
}
