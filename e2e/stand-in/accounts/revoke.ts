import { type Answer, jsonAnswer } from '../answer';
import type { Host } from '../hosts';
import type { SeenRequest } from '../request-log';
import type { Parameters } from './authorization-request';
import { findClient } from './client';
import type { AccountsContext } from './context';

const SUCCESS = jsonAnswer(200, { status: 'success' });

/** Which client calls: its id, and its secret or nothing, in the header. */
function readBasic(header = ''): { id: string; secret: string } | null {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/.exec(header)?.[1];
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/** Both documented ways to end a token. A refresh token ends with its access tokens, an access token with its refresh token. */
export function createRevoke({ clients, refreshTokens, tokens }: AccountsContext) {
  /** Of that client, or whose ever it is. false: there is no such token. */
  function end(value: string, kind: string | null, clientId: string | null): boolean {
    const refreshToken = kind === 'access_token' ? null : refreshTokens.find(value);
    const token = kind === 'refresh_token' ? null : tokens.find(value);
    const found = refreshToken ?? token;
    if (!found || (clientId !== null && found.clientId !== clientId)) return false;
    refreshTokens.remove(refreshToken?.value ?? token?.refreshToken ?? '');
    tokens.remove(value);
    return true;
  }

  return {
    /** `POST /oauth/v2/revoke/token`. */
    newer(seen: SeenRequest, host: Host, form: Parameters): Answer {
      const one = (name: string) => form[name]?.[0] ?? seen.query[name]?.[0] ?? null;
      const basic = readBasic(seen.headers.authorization);
      const client = findClient(clients, basic?.id ?? null, host);
      if (!basic || !client || (client.secret ?? '') !== basic.secret) {
        return jsonAnswer(401, { error: 'invalid_client' });
      }
      const ended = end(one('token') ?? '', one('token_type'), client.id);
      return ended ? SUCCESS : jsonAnswer(400, { error: 'invalid_token' });
    },
    /** `POST /oauth/v2/token/revoke`: whoever holds a token may end it. */
    older(seen: SeenRequest): Answer {
      return end(seen.query.token?.[0] ?? '', null, null) ? SUCCESS : jsonAnswer(400, { error: 'invalid_token' });
    },
  };
}
