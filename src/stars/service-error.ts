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
  'sign-in-unavailable',
  'sign-in-refused',
  'sign-in-busy',
  'sign-in-too-many',
  'sign-in-other-account',
  'cliq-unreachable',
  'cliq-refused',
  'cliq-paused',
  'cliq-not-allowed',
  'bad-request',
  'forbidden',
  'unexpected',
] as const;

/** Why a call to `StarService` failed. Each has its sentence in `_locales` under `error_<code>`, hyphens as underscores. */
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
