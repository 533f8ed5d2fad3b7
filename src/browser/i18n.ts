import browser from 'webextension-polyfill';
import type messages from '../../public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

/** A user-visible sentence in the browser's language. A key without a sentence is shown by its name: a defect that is seen. */
export function t(key: MessageKey, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions) || key;
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

/** The browser's language, for Intl. */
export function uiLocale(): string {
  return browser.i18n.getUILanguage();
}

/** `ltr` or `rtl`, by the browser's language. */
export function uiDirection(): 'ltr' | 'rtl' {
  return browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}
