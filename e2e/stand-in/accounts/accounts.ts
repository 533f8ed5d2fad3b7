import { type Answer, type Effect, htmlAnswer } from '../answer';
import type { Host } from '../hosts';
import type { SeenRequest } from '../request-log';
import type { Parameters } from './authorization-request';
import { createAuthorize } from './authorize';
import type { AccountsContext } from './context';
import { createExchange } from './exchange';
import { STYLE, STYLE_PATH } from './page-style';
import { DECISION_PATH, profilePage, signedOutPage } from './pages';
import { createRenew } from './renew';
import { createRevoke } from './revoke';

type Endpoint = (seen: SeenRequest, host: Host, form: Parameters) => Answer | 'never';

function formValues({ headers, body }: SeenRequest): Parameters {
  const values: Parameters = {};
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return values;
  for (const [key, value] of new URLSearchParams(body)) values[key] = [...(values[key] ?? []), value];
  return values;
}

/** The sign-in host: the client-based (implicit) grant with its renewal, the code grant, and the end of tokens. */
export function createAccounts(context: AccountsContext) {
  const { session, switches } = context;
  const authorize = createAuthorize(context);
  const revoke = createRevoke(context);
  const notFound = () => htmlAnswer(404, '<!doctype html><title>Not found</title><h1>Not found</h1>');
  const whereSwitched = (form: 'newer' | 'older', endpoint: Endpoint): Endpoint => {
    return (...call) => (['both', form].includes(switches.revocation) ? endpoint(...call) : notFound());
  };
  const endpoints = new Map<string, Endpoint>([
    ['GET /oauth/v2/auth', authorize.open],
    [`POST ${DECISION_PATH}`, authorize.decide],
    ['GET /oauth/v2/auth/refresh', createRenew(context)],
    ['POST /oauth/v2/token', createExchange(context)],
    ['POST /oauth/v2/revoke/token', whereSwitched('newer', revoke.newer)],
    ['POST /oauth/v2/token/revoke', whereSwitched('older', revoke.older)],
    [`GET ${STYLE_PATH}`, () => ({ status: 200, headers: { 'content-type': 'text/css' }, body: STYLE })],
    ['GET /', () => (session.account ? profilePage(session.account) : signedOutPage())],
    ['GET /favicon.ico', () => ({ status: 204 })],
  ]);

  return function receive(seen: SeenRequest, host: Host): Effect {
    seen.user = session.account?.id ?? null;
    const endpoint = endpoints.get(`${seen.method} ${seen.path}`) ?? notFound;
    const form = formValues(seen);
    return () => endpoint(seen, host, form);
  };
}
