export const serviceErrorCodes = [
  'signed-out',
  'wrong-account',
  'not-saved',
  'nothing-to-undo',
  'client-id-missing',
  'client-id-malformed',
  'client-secret-missing',
  'client-secret-wrong',
  'accounts-access-missing',
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
  'sign-in-too-many',
  'sign-in-other-account',
  'cliq-paused',
  'cliq-not-allowed',
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

/** Why a call to `StarService` failed. Each has its sentence: `src/browser/error-sentence.ts`. */
export type ServiceErrorCode = (typeof serviceErrorCodes)[number];

/** What every call to `StarService` rejects with. `detail` is for the log and for support: it never holds a token or a message text. */
export class ServiceError extends Error {
  constructor(
    readonly code: ServiceErrorCode,
    readonly detail = '',
  ) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'ServiceError';
  }
}

export function isServiceErrorCode(value: unknown): value is ServiceErrorCode {
  return serviceErrorCodes.some((code) => code === value);
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
