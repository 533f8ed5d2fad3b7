import type { Answer, Effect } from '../answer';
import type { SeenRequest } from '../request-log';
import type { Token, Tokens } from '../tokens';
import type { ApiContext, Call } from './context';
import { type ErrorName, errorAnswer } from './errors';
import { LIST_KEYS, listStars } from './list-stars';
import { createPageTokens, createSyncTokens } from './page-token';
import type { RateLimit, Verb } from './rate-limit';
import { removeStar } from './remove-star';
import { setStar } from './set-star';

const STARS = '/api/v3/stars';
const JSON_ACCEPTED = /(^|[\s,])(\*\/\*|application\/(\*|json))($|[\s,;])/i;

interface Endpoint {
  verb: Verb;
  scope: string;
  queryKeys: readonly string[];
  answer: (call: Call) => Answer;
}

type Route = Endpoint | { allow: string } | null;

/** Receives a call at once (who is it, is it one too many) and gives back what it will do. */
export function createStarsApi(context: ApiContext, tokens: Tokens, rateLimit: RateLimit) {
  const { switches } = context;
  const pages = createPageTokens();
  const syncs = createSyncTokens();

  function findRoute(request: SeenRequest): Route {
    if (request.path === STARS) {
      if (request.method === 'POST') {
        const answer = (call: Call) => setStar(context, call);
        return { verb: 'POST', scope: 'ZohoCliq.Messages.CREATE', queryKeys: [], answer };
      }
      if (request.method === 'GET') {
        const answer = (call: Call) => listStars(context, call, pages, syncs);
        return { verb: 'GET', scope: 'ZohoCliq.Messages.READ', queryKeys: LIST_KEYS, answer };
      }
      return { allow: 'GET, POST' };
    }
    const segment = /^\/api\/v3\/stars\/([^/]*)$/.exec(request.path)?.[1];
    if (segment === undefined) return null;
    if (request.method !== 'DELETE') return { allow: 'DELETE' };
    const answer = (call: Call) => removeStar(context, call, segment);
    return { verb: 'DELETE', scope: 'ZohoCliq.Messages.DELETE', queryKeys: [], answer };
  }

  /** Only the header counts: a cookie is no sign-in here, and a token of another data center is none either. */
  function findToken(request: SeenRequest): Token | null {
    const value = /^(?:Zoho-oauthtoken|Bearer) (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const token = value === undefined ? null : tokens.find(value);
    return token?.account.dataCenter === request.playedHost?.dataCenter.location ? token : null;
  }

  function throttle(lockedForMs: number): Answer {
    const headers: Record<string, string> = switches.retryAfterHeader
      ? { 'retry-after': String(Math.ceil(lockedForMs / 1000)) }
      : {};
    return errorAnswer(switches.throttleAs === 429 ? 'too_many_requests' : 'request_limit_exceeded', switches, headers);
  }

  function answer(endpoint: Endpoint, token: Token, request: SeenRequest): Answer {
    const refuse = (name: ErrorName) => errorAnswer(name, switches);
    if (!token.scopes.includes(endpoint.scope)) return refuse('oauthtoken_scope_invalid');
    if (token.account.standing === 'stars-off') return refuse('no_permission');
    if (token.account.standing !== 'member') return refuse('not_in_organisation');
    const keys = Object.entries(request.query);
    if (keys.some(([key, values]) => !endpoint.queryKeys.includes(key) || values.length > 1))
      return refuse('malformed');
    return endpoint.answer({ request, account: token.account });
  }

  return function receive(request: SeenRequest): Effect {
    const refuse = (name: ErrorName, headers: Record<string, string> = {}): Effect => {
      return () => errorAnswer(name, switches, headers);
    };
    const route = findRoute(request);
    if (!route) return refuse('wrong_url');
    if ('allow' in route) return refuse('method_not_allowed', { allow: route.allow });
    if (!JSON_ACCEPTED.test(request.headers.accept ?? '*/*')) return refuse('not_acceptable');
    const token = findToken(request);
    if (!token) return refuse('token_invalid');
    request.user = token.account.id;
    const locked = rateLimit.arrive(token.account.id, route.verb);
    if (!locked) return () => answer(route, token, request);
    request.throttled = true;
    return () => throttle(locked.lockedForMs);
  };
}
