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
  'setStars',
  'undoBatch',
  'cancelBatch',
  'starsOf',
  'list',
  'rowsOf',
  'status',
  'refresh',
  'lookFor',
  'viewOpened',
  'retry',
  'sendNow',
  'dismiss',
  'restoreStars',
  'stopRestoring',
  'signIn',
  'confirmAccount',
  'signOut',
  'openOptions',
  'reportPage',
  'teachPage',
  'reportOnPage',
  'openInCliq',
] as const satisfies readonly StarVerb[];

/** The verbs a chat page may use (PageStarService). */
export const pageStarVerbs: readonly StarVerb[] = ['setStar', 'undo', 'starsOf', 'openOptions', 'reportPage'];

export type Reply = { value: unknown } | { error: { code: ServiceErrorCode; detail: string } };
