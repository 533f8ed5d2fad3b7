import type { DataCenterId, Identity } from '../stars/account';
import { readIdentity } from './id-token';
import { userDataCenter } from './user-data-center';

/** All that the Stars API asks for: star, list, unstar. */
const scopes = ['ZohoCliq.Messages.CREATE', 'ZohoCliq.Messages.READ', 'ZohoCliq.Messages.DELETE'] as const;

/** Zoho then gives an `id_token` beside the token, which says whose it is. */
const emailScope = 'email';

/** A `state` is good for this long, in ms. */
export const stateLifetimeMs = 10 * 60 * 1000;

const defaultTokenLifetimeMs = 3_600_000;

/** An answer that gives nothing. */
export type NoGrant =
  | { kind: 'denied'; error: string }
  /** The answer itself says that less was granted than was asked for. */
  | { kind: 'scope-missing'; missing: string }
  | { kind: 'state-mismatch' }
  | { kind: 'no-token' };

/** How Zoho's answer in the redirect URL is to be understood. */
export type Grant =
  | {
      kind: 'granted';
      token: string;
      expiresInMs: number;
      /** The user's, as far as the answer names one of the table. */
      dataCenter: DataCenterId | null;
      /** Whose it is, when `email` was asked for and the answer says so. */
      identity: Identity | null;
    }
  | NoGrant;

/** 128 random bits, hexadecimal. */
export function createState(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  return Array.from(random(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What is asked of Zoho's page, whatever the grant. */
export interface PageRequest {
  /** Of the data center where the client is registered. */
  accountsOrigin: string;
  clientId: string;
  redirectUrl: string;
  state: string;
  asksEmail: boolean;
}

/**
 * The address that opens Zoho's consent page for the client-based grant (the only one without a client secret).
 * @see Zoho Accounts, OAuth for client-based applications: request an access token
 */
export function authorizationUrl(request: PageRequest): string {
  return pageUrl('/oauth/v2/auth', request, { response_type: 'token' });
}

/**
 * The address that gives a new token without asking, while the user's Zoho session lives and the user has granted access for the
 * entire session; the answer is read as that of a sign-in. It belongs to whoever is signed in at Zoho then.
 * @see Zoho Accounts, OAuth for client-based applications: access token expiry
 */
export function renewalUrl(request: PageRequest): string {
  return pageUrl('/oauth/v2/auth/refresh', request, { response_type: 'token' });
}

/** The address of Zoho's page with what every grant asks for, and what this one asks for beside it. */
export function pageUrl(path: string, request: PageRequest, ofGrant: Record<string, string>): string {
  const url = new URL(path, request.accountsOrigin);
  url.search = new URLSearchParams({
    ...ofGrant,
    client_id: request.clientId,
    scope: [...scopes, ...(request.asksEmail ? [emailScope] : [])].join(','),
    redirect_uri: request.redirectUrl,
    state: request.state,
  }).toString();
  return url.href;
}

/**
 * Reads the URL that Zoho redirected to. The documented fragment starts with `#&`; an older page prints the answer
 * without a `#`, so the query is read too. `state` is sent back by one document and not listed in the newer one:
 * missing is accepted (the answer came to the window that we opened), another one is refused.
 */
export function readGrant(answer: string, expected: { redirectUrl: string; state: string; clientId: string }): Grant {
  const found = readAnswer(answer, expected);
  if (found.kind !== 'answered') return found;
  const { read } = found;
  const token = read('access_token');
  if (!isToken(token)) return { kind: 'no-token' };
  // Not documented by Zoho; RFC 6749 demands it when less was granted than was asked for.
  const granted = read('scope')?.split(/[\s,]+/);
  const missing = granted ? scopes.filter((scope) => !granted.includes(scope)) : [];
  if (missing.length > 0) return { kind: 'scope-missing', missing: missing.join(' ') };
  return {
    kind: 'granted',
    token,
    expiresInMs: lifetimeMs(read('expires_in') ?? read('expires_in_sec')),
    dataCenter: userDataCenter(read),
    identity: readIdentity(read('id_token'), expected.clientId),
  };
}

/** What stands in an answer that belongs to this sign-in and is no error: its parameters. */
export function readAnswer(
  answer: string,
  expected: { redirectUrl: string; state: string },
): { kind: 'answered'; read: (name: string) => string | null } | NoGrant {
  const url = parseUrl(answer);
  const redirect = new URL(expected.redirectUrl);
  if (url?.origin !== redirect.origin || url.pathname !== redirect.pathname) return { kind: 'no-token' };
  const fragment = new URLSearchParams(url.hash.replace(/^#&?/, ''));
  const read = (name: string) => fragment.get(name) ?? url.searchParams.get(name);
  const state = read('state');
  if (state !== null && !sameText(state, expected.state)) return { kind: 'state-mismatch' };
  const error = read('error');
  if (error !== null) return { kind: 'denied', error: error.slice(0, 100) };
  return { kind: 'answered', read };
}

/** Tokens and codes: nothing that could break a header. */
export function isToken(value: string | null): value is string {
  return value !== null && /^[\x21-\x7e]{1,2000}$/.test(value);
}

/** An answer's `expires_in`, in ms; what nobody can read counts as the documented hour. */
export function lifetimeMs(seconds: string | number | null): number {
  const ms = Number(seconds) * 1000;
  return seconds !== null && ms > 0 && ms <= 24 * 3_600_000 ? ms : defaultTokenLifetimeMs;
}

function parseUrl(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null;
}

/** Compares without telling by its time how much was right. */
function sameText(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index++) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index % Math.max(right.length, 1));
  }
  return difference === 0;
}
