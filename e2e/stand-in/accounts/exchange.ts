import { type Answer, jsonAnswer } from '../answer';
import { findDataCenter, type Host } from '../hosts';
import type { SeenRequest } from '../request-log';
import type { Token } from '../tokens';
import type { Parameters } from './authorization-request';
import { type Client, findClient } from './client';
import { fitsChallenge } from './code-challenge';
import type { AccountsContext } from './context';
import { idToken } from './id-token';
import { TOO_MANY } from './pages';

type One = (name: string) => string | null;

/** Zoho says what is wrong in the body, with the status of a success. */
const refuse = (error: string) => jsonAnswer(200, { error });

/**
 * `POST /oauth/v2/token`: a code, then a refresh token, for an access token. It has no CORS headers: a page can send this
 * request but not read its answer, an extension needs the host permission.
 */
export function createExchange(context: AccountsContext) {
  const { clients, blockedClients, clock, codes, refreshTokens, switches, tokens } = context;

  function refuseClient(client: Client | null, secret: string | null): Answer | null {
    if (!client || client.secret === undefined) return refuse('invalid_client');
    if (client.secret !== secret) return refuse(secret === null ? 'invalid_client' : switches.wrongSecretAs);
    return blockedClients.has(client.id) ? refuse('oauth_app_blocked') : null;
  }

  function accessDenied(seen: SeenRequest): Answer {
    seen.throttled = true;
    const body = { error_description: TOO_MANY, error: 'Access Denied', status: 'failure' };
    return jsonAnswer(switches.accessDeniedAs, body);
  }

  function give(token: Token, refreshToken: string | null): Answer {
    const id = idToken(token, clock.now(), switches.idToken);
    return jsonAnswer(200, {
      access_token: token.value,
      ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
      ...(id === null ? {} : { id_token: id }),
      api_domain: findDataCenter(token.account.dataCenter).apiDomain,
      token_type: 'Bearer',
      [switches.oauthExpiryName]: Math.floor(tokens.lifetimeMs / 1000),
    });
  }

  function useCode(client: Client, host: Host, one: One, seen: SeenRequest): Answer {
    const grant = codes.use(one('code') ?? '');
    if (!grant || grant.clientId !== client.id) return refuse('invalid_code');
    // A code belongs to the data center of its user, which the redirect named.
    if (grant.account.dataCenter !== host.dataCenter.location) return refuse('invalid_code');
    if (grant.redirectUri !== one('redirect_uri')) return refuse('invalid_redirect_uri');
    const isChecked = client.type === 'mobile' || switches.serverBasedChallenge === 'checked';
    if (isChecked && grant.challenge && !fitsChallenge(grant.challenge, one('code_verifier'))) {
      return refuse('invalid_code');
    }
    const { account, scopes } = grant;
    if (!grant.givesRefreshToken) return give(tokens.issue({ account, clientId: client.id, scopes }), null);
    const refreshToken = refreshTokens.issue({ account, clientId: client.id, scopes });
    const token = refreshTokens.draw(refreshToken);
    return token ? give(token, refreshToken.value) : accessDenied(seen);
  }

  function refresh(client: Client, host: Host, one: One, seen: SeenRequest): Answer {
    const refreshToken = refreshTokens.find(one('refresh_token') ?? '');
    if (!refreshToken || refreshToken.clientId !== client.id) return refuse('invalid_code');
    if (refreshToken.account.dataCenter !== host.dataCenter.location) return refuse('invalid_code');
    const token = refreshTokens.draw(refreshToken);
    return token ? give(token, null) : accessDenied(seen);
  }

  return function exchange(seen: SeenRequest, host: Host, form: Parameters): Answer {
    const one: One = (name) => form[name]?.[0] ?? seen.query[name]?.[0] ?? null;
    const client = findClient(clients, one('client_id'), host);
    const refused = refuseClient(client, one('client_secret'));
    if (refused || !client) return refused ?? refuse('invalid_client');
    if (one('grant_type') === 'authorization_code') return useCode(client, host, one, seen);
    if (one('grant_type') === 'refresh_token') return refresh(client, host, one, seen);
    return refuse('unsupported_grant_type');
  };
}
