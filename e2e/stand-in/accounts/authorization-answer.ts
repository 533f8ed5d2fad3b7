import { type Answer, redirectAnswer } from '../answer';
import { findDataCenter } from '../hosts';
import type { SeenRequest } from '../request-log';
import type { Switches } from '../switches';
import type { Token } from '../tokens';
import type { Account } from '../world/types';
import type { AuthorizationRequest } from './authorization-request';
import type { AccountsContext } from './context';
import { idToken } from './id-token';
import { errorPage, TOO_MANY } from './pages';

type AnswerSwitches = Pick<Switches, 'oauthAnswerIn' | 'oauthEchoesState'>;

/** The redirect that ends a sign-in. Zoho's fragment begins with `#&`; a code's query ends with `&`. */
export function answerUri(
  { redirectUri, responseType, state }: Pick<AuthorizationRequest, 'redirectUri' | 'responseType' | 'state'>,
  values: Record<string, string>,
  switches: AnswerSwitches,
): string {
  const isCode = responseType === 'code';
  // A code's state is in every document; a token's is not.
  const hasState = state !== null && (isCode || switches.oauthEchoesState);
  const pairs = Object.entries({ ...values, ...(hasState ? { state } : {}) });
  const text = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  if (!isCode && switches.oauthAnswerIn === 'fragment') return `${redirectUri}#&${text}`;
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${text}${isCode ? '&' : ''}`;
}

/** What the redirect of a token says of it. */
export function tokenValues(token: Token, { clock, tokens, switches }: AccountsContext): Record<string, string> {
  const center = findDataCenter(token.account.dataCenter);
  const id = idToken(token, clock.now(), switches.idToken);
  return {
    access_token: token.value,
    [switches.oauthExpiryName]: String(Math.floor(tokens.lifetimeMs / 1000)),
    location: center.location,
    api_domain: center.apiDomain,
    ...(id === null ? {} : { id_token: id }),
  };
}

/** Whose grants are counted: a user's tokens, a client's codes. */
export function limitKey({ responseType, client }: AuthorizationRequest, account: Account): string {
  return responseType === 'token' ? `user ${account.id}` : `client ${client.id}`;
}

export function refuseTooMany(request: AuthorizationRequest, seen: SeenRequest, switches: Switches): Answer {
  seen.throttled = true;
  if (switches.tooManySignIns === 'page') return errorPage(TOO_MANY);
  return redirectAnswer(answerUri(request, { error: 'access_denied' }, switches));
}
