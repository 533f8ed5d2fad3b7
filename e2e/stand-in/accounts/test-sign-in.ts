import { type Received, sendRequest } from '../send-request';
import type { StandIn } from '../stand-in';

type Values = Record<string, string>;

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Asks the sign-in hosts as a browser and an extension do. `request` is what each authorization request holds. */
export function createSignInCaller(standIn: StandIn, request: Values, host = 'accounts.zoho.com') {
  const get = (path: string, changes: Values, at: string, headers: Values = {}) =>
    sendRequest(standIn, { host: at, path: `${path}?${new URLSearchParams({ ...request, ...changes })}`, headers });
  const post = (path: string, values: Values, at: string, headers: Values = {}) =>
    sendRequest(standIn, {
      host: at,
      method: 'POST',
      path,
      headers: { ...FORM, ...headers },
      body: new URLSearchParams(values).toString(),
    });
  return {
    open: (changes: Values = {}, at = host) => get('/oauth/v2/auth', changes, at),
    decide: (decision: string, changes: Values = {}, at = host) =>
      post('/oauth/v2/auth/decision', { ...request, ...changes, decision }, at),
    renew: (changes: Values = {}, at = host, headers: Values = {}) =>
      get('/oauth/v2/auth/refresh', changes, at, headers),
    token: (values: Values, at = host, headers: Values = {}) => post('/oauth/v2/token', values, at, headers),
    revoke: (path: string, query: Values, headers: Values = {}, at = host) =>
      sendRequest(standIn, { host: at, method: 'POST', path: `${path}?${new URLSearchParams(query)}`, headers }),
  };
}

/** What a redirect says in its fragment. */
export function fragmentOf({ headers }: Received): URLSearchParams {
  return new URLSearchParams(new URL(headers.location ?? '').hash.slice(1));
}

/** What a redirect says in its query. */
export function queryOf({ headers }: Received): URLSearchParams {
  return new URL(headers.location ?? '').searchParams;
}

/** The words of a page that did not redirect. */
export function pageOf({ status, headers, body }: Received): string {
  if (status !== 200 || headers.location !== undefined) throw new Error(`${status} ${headers.location}`);
  return body.replace(/^.*<main>/s, '').replace(/<[^>]*>/g, ' ');
}
