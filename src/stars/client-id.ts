/** What is wrong with a client ID, as the codes of ServiceError name it. */
export type ClientIdProblem = 'client-id-missing' | 'client-id-malformed';

/** Zoho's client IDs: `1000.` and capital letters and digits (OAuth set-up pages of accounts.zoho.com). */
const clientId = /^1000\.[A-Z0-9]{1,190}$/;

/** The ID without what copying often brings along: white space, invisible marks and quotes around it. */
export function cleanClientId(value: string): string {
  return value.replace(/^[\s"'“”‘’`\p{Cf}]+|[\s"'“”‘’`\p{Cf}]+$/gu, '');
}

/** Says why `value` cannot be a client ID, or null when it can be one. */
export function clientIdProblem(value: string): ClientIdProblem | null {
  const id = cleanClientId(value);
  if (id === '') return 'client-id-missing';
  return clientId.test(id) ? null : 'client-id-malformed';
}
