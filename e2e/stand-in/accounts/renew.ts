import { type Answer, redirectAnswer } from '../answer';
import type { Host } from '../hosts';
import type { SeenRequest } from '../request-log';
import { answerUri, limitKey, refuseTooMany, tokenValues } from './authorization-answer';
import { type AuthorizationRequest, parseAuthorizationRequest } from './authorization-request';
import { homeOf } from './client';
import type { AccountsContext } from './context';
import { errorPage, scriptRedirectPage } from './pages';
import { isServedAt, SESSION_COOKIE } from './session';

/**
 * `GET /oauth/v2/auth/refresh`: a new token of the client-based grant without asking anybody. It is given to whoever is
 * signed in at Zoho now, if that user granted the client for the session.
 */
export function createRenew(context: AccountsContext) {
  const { clients, blockedClients, grants, limit, session, switches, tokens } = context;

  function redirect(request: AuthorizationRequest, values: Record<string, string>): Answer {
    const uri = answerUri(request, values, switches);
    return switches.renewalRedirect === 'http' ? redirectAnswer(uri) : scriptRedirectPage(uri);
  }

  /** Who is signed in, as far as this host can see it. */
  function signedIn(seen: SeenRequest, host: Host) {
    const { account } = session;
    if (!account || !isServedAt(host, account)) return null;
    if (switches.renewalHost === 'user' && account.dataCenter !== host.dataCenter.location) return null;
    const hasCookie = seen.headers.cookie?.split('; ').includes(`${SESSION_COOKIE}=${account.id}`) ?? false;
    return hasCookie || !switches.renewalNeedsCookie ? account : null;
  }

  return function renew(seen: SeenRequest, host: Host): Answer | 'never' {
    if (switches.renewalNeverAnswers) return 'never';
    const request = parseAuthorizationRequest(seen.query, clients, host);
    if ('error' in request) return errorPage(request.error);
    const { client, scopes } = request;
    if (request.responseType !== 'token') return errorPage('Invalid Client');
    if (switches.renewalHost === 'client' && host.name !== homeOf(client, host)) return errorPage('Invalid Client');
    if (blockedClients.has(client.id)) return errorPage('oauth_app_blocked');
    const refuse = (error: string) =>
      switches.renewalErrorIn === 'page' ? errorPage(error) : redirect(request, { error });
    const account = signedIn(seen, host);
    const granted = account && grants.ofSession(account, client.id);
    if (!account || !granted) return refuse('client_not_granted');
    if (!scopes.every((scope) => granted.has(scope))) return refuse('prompt_required');
    if (!limit.take(limitKey(request, account))) return refuseTooMany(request, seen, switches);
    return redirect(request, tokenValues(tokens.issue({ account, clientId: client.id, scopes }), context));
  };
}
