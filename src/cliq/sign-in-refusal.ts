import type { ServiceErrorCode } from '../stars/service-error';

/**
 * What Zoho's error words mean, in the answer to a sign-in and of the token endpoint. Most of them are documented, or were met, on
 * pages that never redirect; here is what they mean where they come back. Of RFC 6749: `unauthorized_client` and the last three.
 */
const codes = new Map<string, ServiceErrorCode>([
  ['access_denied', 'sign-in-denied'],
  ['invalid_client', 'sign-in-client-unknown'],
  ['unauthorized_client', 'sign-in-client-unknown'],
  ['invalid_redirect_uri', 'sign-in-redirect-unknown'],
  ['oauth_app_blocked', 'sign-in-blocked'],
  ['invalid_scope', 'scope'],
  ['server_error', 'sign-in-unavailable'],
  ['temporarily_unavailable', 'sign-in-unavailable'],
]);

/** Why Zoho does not sign the user in; `sign-in-refused` for a word that is not known, then the word is all there is to say. */
export function refusalCode(word: string): ServiceErrorCode {
  // The token endpoint writes "Access Denied" for too many requests (Kaizen 43), where nobody can press Reject.
  if (word === 'Access Denied') return 'sign-in-too-many';
  return codes.get(word) ?? 'sign-in-refused';
}
