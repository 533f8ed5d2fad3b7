import type { ListAction } from '../stars/list-keys';
import { isStarType } from '../stars/star-type';
import { starTypeName, t } from './i18n';

/** What a key does, as help and options call it. */
export function listActionName(action: ListAction): string {
  if (isStarType(action)) return t('keys_type', starTypeName(action));
  switch (action) {
    case 'search':
      return t('keys_search');
    case 'next':
      return t('keys_next');
    case 'previous':
      return t('keys_previous');
    case 'open':
      return t('popup_openInCliq');
    case 'select':
      return t('popup_select');
    case 'remove':
      return t('popup_removeStar');
    case 'undo':
      return t('popup_undo');
    case 'help':
      return t('keys_help');
    default:
      return action satisfies never;
  }
}

/** As it stands on a key. */
export function keyLabel(key: string): string {
  return key === 'Enter' ? t('keys_enter') : key.toUpperCase();
}
