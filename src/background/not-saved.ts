import { ServiceError } from '../stars/service-error';

/** What the disk refused is told as not saved. */
export function notSaved(cause: unknown): never {
  if (cause instanceof ServiceError) throw cause;
  throw new ServiceError('not-saved', cause instanceof Error ? cause.name : '');
}
