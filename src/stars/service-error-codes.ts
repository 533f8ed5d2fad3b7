/** Every code of ServiceError. In a file of its own, for only pages need the list: the background makes the errors. */
export const serviceErrorCodes = [
  'signed-out',
  'wrong-account',
  'not-saved',
  'nothing-to-undo',
  'client-id-missing',
  'client-id-malformed',
  'sign-in-closed',
  'sign-in-denied',
  'sign-in-timed-out',
  'sign-in-state-mismatch',
  'sign-in-no-token',
  'sign-in-page-unreachable',
  'sign-in-client-unknown',
  'sign-in-redirect-unknown',
  'sign-in-blocked',
  'sign-in-too-many',
  'sign-in-unavailable',
  'sign-in-refused',
  'sign-in-busy',
  'sign-in-other-account',
  'cliq-paused',
  // What is in the way between here and Cliq: see `Obstacle`.
  'offline',
  'portal',
  'unavailable',
  'sign-in-unreachable',
  'sign-in-limit',
  'no-access',
  'refused',
  'sign-in',
  'scope',
  'account',
  'bad-request',
  'forbidden',
  'unexpected',
] as const;

export function isServiceErrorCode(value: unknown): value is (typeof serviceErrorCodes)[number] {
  return serviceErrorCodes.some((code) => code === value);
}
