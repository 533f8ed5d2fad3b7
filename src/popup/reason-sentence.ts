import { t } from '../browser/i18n';

/** Cliq's error words (errors of the Stars API) in plain words; an unknown one is named as it is. */
export function reasonSentence(reason: string): string {
  switch (reason) {
    case 'chat_not_found':
      return t('popup_reason_chatNotFound');
    case 'chat_access_denied':
    case '403':
      return t('popup_reason_accessDenied');
    case 'input_invalid':
    case 'invalid.inputs.submitted':
      return t('popup_reason_inputInvalid');
    default:
      return t('popup_reason_other', reason);
  }
}
