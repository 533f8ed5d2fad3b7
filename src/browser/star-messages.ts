import type { ServiceErrorCode } from '../stars/service-error';
import type { StarService } from '../stars/star-service';

/** What travels between our contexts: the name of a verb of StarService and its arguments. Never a URL, header or token. */
export interface StarRequest {
  stars: StarVerb;
  args: unknown[];
}

export type StarVerb = keyof StarService;

export const starVerbs = [
  'setStar',
  'undo',
  'starsOf',
  'list',
  'refresh',
  'viewOpened',
  'retry',
  'sendNow',
  'dismiss',
  'signIn',
  'confirmAccount',
  'signOut',
  'openOptions',
] as const satisfies readonly StarVerb[];

/** The verbs a chat page may use (PageStarService). */
export const pageStarVerbs: readonly StarVerb[] = ['setStar', 'undo', 'starsOf', 'openOptions'];

export type Reply = { value: unknown } | { error: { code: ServiceErrorCode; detail: string } };
