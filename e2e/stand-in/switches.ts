import type { PageLayout } from './chat-page/page-wire';
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
  /** Of the redirect and of the token endpoint; the documents use both names for both. */
  oauthExpiryName: 'expires_in' | 'expires_in_sec';
  /** A newer sample prints no `#`. */
  oauthAnswerIn: 'fragment' | 'query';
  /** Whether the consent page is shown, or what it asks for was granted beforehand. What Zoho does then is not documented. */
  consent: 'asked' | 'given' | 'given for the session';
  /** The consent page is requested and never answered. */
  oauthNeverAnswers: boolean;
  /** Whether renewal redirects by HTTP or with a page whose script does. Not documented. */
  renewalRedirect: 'http' | 'script';
  /** `client_not_granted` and `prompt_required`: documented as error codes, not said where they stand. */
  renewalErrorIn: 'redirect' | 'page';
  /** Renewal is requested and never answered. */
  renewalNeverAnswers: boolean;
  /** The sign-in host that renews: the client's data center says the document, the user's does an application in use. */
  renewalHost: 'any' | 'client' | 'user';
  /** Renewal sees the browser session only if the request carries the cookie of whoever is signed in, which every sign-in page sets. */
  renewalNeedsCookie: boolean;
  /** What a sign-in after the tenth in ten minutes shows. That it is blocked is documented, how it looks is not. */
  tooManySignIns: 'page' | 'access_denied';
  /** Whether a user of China sees the error of an unknown client or a sign-in page, at any other data center, and the reverse. */
  chinaElsewhere: 'invalid-client' | 'signed-out';
  /** The token endpoint's "Access Denied" is HTTP 200 by the documents; 400 was met as well. */
  accessDeniedAs: 200 | 400;
  /** The token endpoint's word for a wrong secret: by the documents, and as clients met it. */
  wrongSecretAs: 'invalid_client' | 'invalid_client_secret';
  /** Whether a server-based client's `code_challenge` means anything; documented for mobile clients only. */
  serverBasedChallenge: 'checked' | 'ignored';
  /** The vendor's sample has padding, which JWS has not; nothing is said of an answer without it. */
  idToken: 'padded' | 'unpadded' | 'unsigned' | 'absent';
  /** `/oauth/v2/revoke/token` is in the newer documents, `/oauth/v2/token/revoke` in the older; the other one is then a 404. */
  revocation: 'both' | 'newer' | 'older' | 'none';
  /** `oauthtoken_scope_invalid` was met with both. */
  scopeErrorAs: 401 | 403;
  /** How the chat page is marked up: as seen in 2026 or in 2023, as after a release that renames every attribute, or with no id at all. */
  pageLayout: PageLayout;
  /** Whether the chat page keeps a few rows and fills them with other messages as the reader scrolls. Not known of Cliq. */
  rowsAreReused: boolean;
  /** The `Date` header is so much ahead of the stand-in's clock: one of the two clocks is wrong. */
  dateAheadMs: number;
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
    consent: 'asked',
    oauthNeverAnswers: false,
    renewalRedirect: 'http',
    renewalErrorIn: 'redirect',
    renewalNeverAnswers: false,
    renewalHost: 'any',
    renewalNeedsCookie: false,
    tooManySignIns: 'page',
    chinaElsewhere: 'invalid-client',
    accessDeniedAs: 200,
    wrongSecretAs: 'invalid_client',
    serverBasedChallenge: 'checked',
    idToken: 'padded',
    revocation: 'both',
    scopeErrorAs: 401,
    pageLayout: '2026',
    rowsAreReused: false,
    dateAheadMs: 0,
  };
}
