import { type Answer, type Effect, htmlAnswer, redirectAnswer } from '../answer';
import { findDataCenter, type Host } from '../hosts';
import type { SeenRequest } from '../request-log';
import type { Switches } from '../switches';
import type { Tokens } from '../tokens';
import type { Account } from '../world/types';
import { answerUri } from './authorization-answer';
import { type AuthorizationRequest, type Client, parseAuthorizationRequest } from './authorization-request';
import { consentPage, DECISION_PATH, errorPage, profilePage, STYLE, STYLE_PATH, signedOutPage } from './pages';
import type { Session } from './session';

export interface Grant {
  account: Account;
  clientId: string;
  scopes: readonly string[];
  /** The user ticked "for the entire session", which silent renewal asks for. */
  forSession: boolean;
}

interface Accounts {
  clients: readonly Client[];
  tokens: Tokens;
  session: Session;
  switches: Switches;
  grants: Grant[];
}

function formValues(body: string): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [key, value] of new URLSearchParams(body)) values[key] = [...(values[key] ?? []), value];
  return values;
}

/** Users of China are not served by any other data center's sign-in host, nor others by China's. */
function isServedAt(host: Host, account: Account): boolean {
  return (host.dataCenter.location === 'cn') === (account.dataCenter === 'cn');
}

/** The sign-in host: the client-based (implicit) grant. */
export function createAccounts({ clients, tokens, session, switches, grants }: Accounts) {
  function accept(request: AuthorizationRequest, account: Account, forSession: boolean): Answer {
    grants.push({ account, clientId: request.clientId, scopes: request.scopes, forSession });
    const token = tokens.issue({ account, clientId: request.clientId, scopes: request.scopes });
    const center = findDataCenter(account.dataCenter);
    const values = {
      access_token: token.value,
      [switches.oauthExpiryName]: String(Math.floor(tokens.lifetimeMs / 1000)),
      location: center.location,
      api_domain: center.apiDomain,
      ...(forSession ? { granted_for_session: 'true' } : {}),
    };
    return redirectAnswer(answerUri(request.redirectUri, values, request.state, switches));
  }

  function authorize(
    host: Host,
    parameters: Record<string, string[]>,
    next: (request: AuthorizationRequest, account: Account) => Answer,
  ): Answer {
    const request = parseAuthorizationRequest(parameters, clients);
    if ('error' in request) return errorPage(request.error);
    if (!session.account) return signedOutPage();
    if (!isServedAt(host, session.account)) return errorPage('Invalid Client');
    return next(request, session.account);
  }

  return function receive(seen: SeenRequest, host: Host): Effect {
    seen.user = session.account?.id ?? null;
    const route = `${seen.method} ${seen.path}`;
    if (route === 'GET /oauth/v2/auth') {
      return () => (switches.oauthNeverAnswers ? 'never' : authorize(host, seen.query, consentPage));
    }
    if (route === `POST ${DECISION_PATH}`) {
      const form = formValues(seen.body);
      return () =>
        authorize(host, form, (request, account) => {
          if (form.decision?.[0] === 'accept') return accept(request, account, form.session?.[0] === 'true');
          const uri = answerUri(request.redirectUri, { error: 'access_denied' }, request.state, switches);
          return redirectAnswer(uri);
        });
    }
    if (route === `GET ${STYLE_PATH}`) {
      return () => ({ status: 200, headers: { 'content-type': 'text/css' }, body: STYLE });
    }
    if (route === 'GET /') return () => (session.account ? profilePage(session.account) : signedOutPage());
    if (route === 'GET /favicon.ico') return () => ({ status: 204 });
    return () => htmlAnswer(404, '<!doctype html><title>Not found</title><h1>Not found</h1>');
  };
}
