import * as v from 'valibot';
import type { Identity } from '../stars/account';
import type { Clock } from '../timing/clock';
import { readIdentity } from './id-token';
import { isToken, lifetimeMs } from './oauth';
import { readBody } from './read-body';
import { startTimeLimit } from './time-limit';

/** A client with a secret, and where it is to be presented. */
export interface OwnClient {
  /** Of the user's data center, from the table. */
  accountsOrigin: string;
  clientId: string;
  clientSecret: string;
}

export type TokenAnswer =
  | {
      kind: 'granted';
      token: string;
      expiresInMs: number;
      /** Null when Zoho gave no new one: a refresh token stays the same as long as it lives. */
      refreshToken: string | null;
      identity: Identity | null;
    }
  /** Zoho will say the same again: a wrong secret, a code or a refresh token that has ended. Zoho's word for it. */
  | { kind: 'refused'; error: string }
  /** Zoho has been asked too often. */
  | { kind: 'too-many' }
  /** There is no way to Zoho. */
  | { kind: 'unreachable' }
  /** Zoho has a fault, or something else answered in its place. */
  | { kind: 'unavailable' };

export interface TokenEndpoint {
  /** A code is good once, for one to two minutes. */
  exchange(client: OwnClient, grant: { code: string; redirectUrl: string; verifier: string }): Promise<TokenAnswer>;
  refresh(client: OwnClient, refreshToken: string): Promise<TokenAnswer>;
}

/** Decided by the `error` key: Zoho sends most errors with the status of a success. */
const failure = v.object({ error: v.string(), error_description: v.fallback(v.optional(v.string(), ''), '') });
const token = v.pipe(
  v.string(),
  v.check((value) => isToken(value)),
);
const seconds = v.fallback(v.nullish(v.union([v.string(), v.number()]), null), null);
const success = v.object({
  access_token: token,
  refresh_token: v.fallback(v.nullish(token, null), null),
  expires_in: seconds,
  expires_in_sec: seconds,
  id_token: v.optional(v.unknown()),
});

/**
 * Zoho's token endpoint. Calls never reject: what went wrong is in the answer. An extension needs the host permission to read
 * what it answers.
 * @see Zoho Accounts, OAuth for web applications: access token request, access token expiry
 */
export function createTokenEndpoint({ fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock }): TokenEndpoint {
  async function ask(client: OwnClient, grant: Record<string, string>): Promise<TokenAnswer> {
    const limit = startTimeLimit(clock);
    try {
      const response = await fetch(`${client.accountsOrigin}/oauth/v2/token`, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams({ client_id: client.clientId, client_secret: client.clientSecret, ...grant }),
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: limit.signal,
      });
      const body = await readBody(response);
      return classify(response.status, body.kind === 'json' ? body.value : null, client.clientId);
    } catch {
      return { kind: 'unreachable' };
    } finally {
      limit.end();
    }
  }

  return {
    exchange: (client, { code, redirectUrl, verifier }) =>
      ask(client, { grant_type: 'authorization_code', code, redirect_uri: redirectUrl, code_verifier: verifier }),
    refresh: (client, refreshToken) => ask(client, { grant_type: 'refresh_token', refresh_token: refreshToken }),
  };
}

function classify(status: number, body: unknown, clientId: string): TokenAnswer {
  const failed = v.safeParse(failure, body);
  if (status === 429 || (failed.success && isTooMany(failed.output))) return { kind: 'too-many' };
  if (status >= 500) return { kind: 'unavailable' };
  if (failed.success) return { kind: 'refused', error: failed.output.error.slice(0, 100) };
  const granted = v.safeParse(success, body);
  // A captive portal, a proxy's page: whoever said that, it was not Zoho's token endpoint.
  if (status !== 200 || !granted.success) return { kind: 'unavailable' };
  const { access_token, refresh_token, expires_in, expires_in_sec, id_token } = granted.output;
  return {
    kind: 'granted',
    token: access_token,
    expiresInMs: lifetimeMs(expires_in ?? expires_in_sec),
    refreshToken: refresh_token,
    identity: readIdentity(id_token, clientId),
  };
}

/** "Access Denied", with HTTP 200 or 400, means "try again later" here, and nobody is signed out by it. */
function isTooMany(failed: v.InferOutput<typeof failure>): boolean {
  return /^access.denied$/i.test(failed.error) || /too many requests/i.test(failed.error_description);
}
