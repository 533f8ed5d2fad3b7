import { type Answer, redirectAnswer } from '../answer';
import { findDataCenter, type Host } from '../hosts';
import type { SeenRequest } from '../request-log';
import type { Account } from '../world/types';
import { answerUri, limitKey, refuseTooMany, tokenValues } from './authorization-answer';
import { type AuthorizationRequest, type Parameters, parseAuthorizationRequest } from './authorization-request';
import { isEnabledIn } from './client';
import type { AccountsContext } from './context';
import { consentPage, errorPage, signedOutPage } from './pages';
import { isServedAt, sessionCookie } from './session';

/** `GET /oauth/v2/auth` and the form of its consent page, for both grants. */
export function createAuthorize(context: AccountsContext) {
  const { clients, blockedClients, codes, grants, limit, session, switches, tokens } = context;

  function check(
    seen: SeenRequest,
    host: Host,
    parameters: Parameters,
    next: (request: AuthorizationRequest, account: Account) => Answer,
  ): Answer {
    const request = parseAuthorizationRequest(parameters, clients, host);
    if ('error' in request) return errorPage(request.error);
    const { account } = session;
    if (!account) return signedOutPage();
    if (!isServedAt(host, account)) {
      return switches.chinaElsewhere === 'signed-out' ? signedOutPage() : errorPage('Invalid Client');
    }
    if (!isEnabledIn(request.client, account.dataCenter)) return errorPage('Invalid Client');
    if (blockedClients.has(request.client.id)) return errorPage('oauth_app_blocked');
    if (limit.isReached(limitKey(request, account))) return refuseTooMany(request, seen, switches);
    return next(request, account);
  }

  function accept(request: AuthorizationRequest, account: Account, forSession: boolean): Answer {
    const { client, responseType, redirectUri, challenge } = request;
    const clientId = client.id;
    const scopes = request.scopes.filter((scope) => !account.deniedScopes.includes(scope));
    limit.take(limitKey(request, account));
    const isFirst = !grants.has(account, clientId);
    grants.add({ account, clientId, scopes, forSession });
    if (responseType === 'token') {
      const values = tokenValues(tokens.issue({ account, clientId, scopes }), context);
      const all = { ...values, ...(forSession ? { granted_for_session: 'true' } : {}) };
      return redirectAnswer(answerUri(request, all, switches));
    }
    const center = findDataCenter(account.dataCenter);
    const givesRefreshToken = request.isOffline && (request.isPrompted || isFirst);
    const code = codes.issue({ account, clientId, redirectUri, scopes, challenge, givesRefreshToken });
    const values = { code, location: center.location, 'accounts-server': `https://${center.accounts}` };
    return redirectAnswer(answerUri(request, values, switches));
  }

  function showConsent(request: AuthorizationRequest, account: Account): Answer {
    if (switches.consent === 'asked') return consentPage(request, account);
    const answer = accept(request, account, switches.consent === 'given for the session');
    return { ...answer, headers: { ...answer.headers, 'set-cookie': sessionCookie(account) } };
  }

  return {
    open: (seen: SeenRequest, host: Host): Answer | 'never' =>
      switches.oauthNeverAnswers ? 'never' : check(seen, host, seen.query, showConsent),
    decide: (seen: SeenRequest, host: Host, form: Parameters): Answer =>
      check(seen, host, form, (request, account) => {
        if (form.decision?.[0] === 'accept') return accept(request, account, form.session?.[0] === 'true');
        return redirectAnswer(answerUri(request, { error: 'access_denied' }, switches));
      }),
  };
}
