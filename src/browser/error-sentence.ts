import type { ServiceErrorCode } from '../stars/service-error';
import { type MessageKey, t } from './i18n';
import { obstacleKeys } from './obstacle-sentence';

export const errorKeys = {
  'signed-out': 'error_signed_out',
  'wrong-account': 'error_wrong_account',
  'not-saved': 'error_not_saved',
  'nothing-to-undo': 'error_nothing_to_undo',
  'client-id-missing': 'error_client_id_missing',
  'client-id-malformed': 'error_client_id_malformed',
  'client-secret-missing': 'error_client_secret_missing',
  'client-secret-wrong': 'error_client_secret_wrong',
  'accounts-access-missing': 'error_accounts_access_missing',
  'sign-in-closed': 'error_sign_in_closed',
  'sign-in-denied': 'error_sign_in_denied',
  'sign-in-timed-out': 'error_sign_in_timed_out',
  'sign-in-state-mismatch': 'error_sign_in_state_mismatch',
  'sign-in-no-token': 'error_sign_in_no_token',
  'sign-in-page-unreachable': 'error_sign_in_page_unreachable',
  'sign-in-client-unknown': 'error_sign_in_client_unknown',
  'sign-in-redirect-unknown': 'error_sign_in_redirect_unknown',
  'sign-in-blocked': 'error_sign_in_blocked',
  'sign-in-too-many': 'error_sign_in_too_many',
  'sign-in-unavailable': 'error_sign_in_unavailable',
  'sign-in-refused': 'error_sign_in_refused',
  'sign-in-busy': 'error_sign_in_busy',
  'sign-in-other-account': 'error_sign_in_other_account',
  'cliq-paused': 'error_cliq_paused',
  'cliq-not-allowed': 'error_cliq_not_allowed',
  'bad-request': 'error_bad_request',
  forbidden: 'error_forbidden',
  unexpected: 'error_unexpected',
  ...obstacleKeys,
} as const satisfies Record<ServiceErrorCode, MessageKey>;

/** What went wrong, in plain words of the browser's language. `detail`: Zoho's own word, where there is no better one. */
export function errorSentence(code: ServiceErrorCode, detail = ''): string {
  return t(errorKeys[code], detail);
}

/** True when the client as it is registered, or typed, may be the cause: what was chosen is to be compared with Zoho's API console. */
export function mayBeClient(code: ServiceErrorCode): boolean {
  return clientCodes.has(code);
}

const clientCodes: ReadonlySet<ServiceErrorCode> = new Set([
  'sign-in-closed',
  'sign-in-no-token',
  'sign-in-page-unreachable',
  'sign-in-client-unknown',
  'sign-in-redirect-unknown',
  'sign-in-blocked',
  'sign-in-refused',
]);
