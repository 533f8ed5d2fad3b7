import { ServiceError } from '../stars/service-error';
import { isServiceErrorCode } from '../stars/service-error-codes';
import type { StarService } from '../stars/star-service';
import { nativeBrowser as browser } from './native-browser';
import { type Reply, type StarRequest, starVerbs } from './star-messages';

/**
 * StarService as seen from a page: each call is one message to the background, which wakes it when it sleeps.
 * Rejects with ServiceError only; `unexpected` when no background answered.
 */
export function connectStars(): StarService {
  const calls = starVerbs.map((verb) => [verb, (...args: unknown[]) => call({ stars: verb, args })]);
  return Object.fromEntries(calls) as StarService;
}

async function call(request: StarRequest): Promise<unknown> {
  let reply: Reply | undefined;
  try {
    reply = await browser.runtime.sendMessage<StarRequest, Reply | undefined>(request);
  } catch (cause) {
    throw new ServiceError('unexpected', cause instanceof Error ? cause.message : 'the background did not answer');
  }
  if (reply && 'value' in reply) return reply.value;
  const error = reply && 'error' in reply ? reply.error : undefined;
  throw new ServiceError(isServiceErrorCode(error?.code) ? error.code : 'unexpected', error?.detail ?? 'no answer');
}
