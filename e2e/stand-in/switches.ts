import type { IdSpelling } from './world/message-id';

/** What Zoho's documents leave open or contradict. Live: a change counts from the next answer on. */
export interface Switches {
  /** The list's key: `star_messages` in the vendor's example, `data` (with `type`) in its schema. */
  listKey: 'star_messages' | 'data';
  /** The OpenAPI document says 204; the page shows no success answer at all. */
  unstarAnswer: 204 | 200;
  /** The vendor's samples, the vendor's prose, or the nested form of another v3 module. */
  errorShape: 'sample' | 'prose' | 'nested';
  /** The samples' slug, or the one in the schema `ErrorResponse`. */
  inputInvalidSlug: 'input_invalid' | 'invalid.inputs.submitted';
  /** Clients have met a 401 of two empty lines in place of JSON. */
  unauthorizedBody: 'json' | 'blank';
  /** Documented as 429; HTTP 400 with `request_limit_exceeded` was reported by a user. */
  throttleAs: 429 | 400;
  /** Not documented. */
  retryAfterHeader: boolean;
  /** Whether a call inside the lock starts its five minutes anew. Not documented. */
  lockExtends: boolean;
  /** `from_time` and `to_time` are called message time in one line and starred time in the next. */
  timeFilterOn: 'message' | 'starred';
  /** The vendor's two samples show the same time before and after a retype. */
  retypeMovesTime: boolean;
  /** Three spellings of one id are in use. */
  idSpelling: IdSpelling;
  /** The vendor's `next_token` holds a time only, so stars of one instant may fall between two pages. */
  pageEdgeTies: 'kept' | 'skipped';
  /** In the schema of the list, not in its example. */
  syncToken: boolean;
  /** Whether `state` comes back; one vendor page says so, the newer one does not name it. */
  oauthEchoesState: boolean;
  oauthExpiryName: 'expires_in' | 'expires_in_sec';
  /** A newer sample prints no `#`. */
  oauthAnswerIn: 'fragment' | 'query';
  /** The consent page is requested and never answered. */
  oauthNeverAnswers: boolean;
}

export function defaultSwitches(): Switches {
  return {
    listKey: 'star_messages',
    unstarAnswer: 204,
    errorShape: 'sample',
    inputInvalidSlug: 'input_invalid',
    unauthorizedBody: 'json',
    throttleAs: 429,
    retryAfterHeader: false,
    lockExtends: false,
    timeFilterOn: 'message',
    retypeMovesTime: false,
    idSpelling: 'underscore',
    pageEdgeTies: 'kept',
    syncToken: false,
    oauthEchoesState: true,
    oauthExpiryName: 'expires_in',
    oauthAnswerIn: 'fragment',
    oauthNeverAnswers: false,
  };
}
