import type { serviceErrorCodes } from './service-error-codes';

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
