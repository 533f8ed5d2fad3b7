import type { Star } from '../stars/star';
import type { Clock } from '../timing/clock';
import { parseError } from './api-error';
import { type Body, readBody, webPage } from './read-body';
import { callTimeoutMs, startTimeLimit } from './time-limit';
import { type ListPage, parseList, parseStar, starBody } from './wire';

/** How Cliq's documents and every working client write the token (errors page; the Stars samples say `Bearer`). */
const authorizationScheme = 'Zoho-oauthtoken';

/** Where calls go and with what. */
export interface Access {
  /** A Cliq origin of the data-center table. */
  origin: string;
  token: string;
}

/** Filters of GET /stars. Whether the times mean the message or the star is not clear from the documents. */
export interface ListQuery {
  starType?: string;
  chatId?: string;
  /** Epoch ms. */
  fromTime?: number;
  /** Epoch ms. */
  toTime?: number;
  nextToken?: string;
  syncToken?: string;
}

/** How a call ended. `serverTime` is the answer's Date header in epoch ms, null when there was none. */
export type ApiAnswer<T> = { serverTime: number | null } & (
  | { kind: 'done'; value: T }
  /** 404 star_not_found: the message is not starred. */
  | { kind: 'not-starred' }
  | { kind: 'unauthorized' }
  /** A 401 that a new token of the same grant cannot cure. */
  | { kind: 'scope-missing' }
  | { kind: 'throttled'; retryAfterMs: number | null }
  /** Cliq will not do it however often it is asked. */
  | { kind: 'refused'; reason: string; detail: string }
  /** A 403 that does not speak of a chat: it may be that this account may use no stars at all. */
  | { kind: 'no-access'; reason: string; detail: string }
  /** It may or may not have been done. `answered`: whether an answer came at all; `portal`: a web page, not Cliq's answer. */
  | { kind: 'failed'; answered: boolean; offline: boolean; portal?: boolean; detail: string }
);

export interface StarsApi {
  /** POST /api/v3/stars. `value` is Cliq's record of the message, null when the answer had no readable one. */
  star(
    access: Access,
    message: { chatId: string; messageId: string },
    type: string,
    signal?: AbortSignal,
  ): Promise<ApiAnswer<Star | null>>;
  /** DELETE /api/v3/stars/{MESSAGE_ID}. */
  unstar(access: Access, messageId: string, signal?: AbortSignal): Promise<ApiAnswer<null>>;
  /** GET /api/v3/stars, 50 records at most. */
  list(access: Access, query: ListQuery, signal?: AbortSignal): Promise<ApiAnswer<ListPage>>;
}

/**
 * The three endpoints of Cliq's Stars API. Calls never reject: what went wrong is in the answer. It does not keep the
 * rate limits: whoever calls holds a slot of the throttle.
 * @see Zoho Cliq REST API v3, Stars and Errors
 */
export function createStarsApi({ fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock }): StarsApi {
  async function call<T>(
    access: Access,
    init: { method: string; path: string; body?: string },
    signal: AbortSignal | undefined,
    read: (body: Body, status: number) => T | undefined,
  ): Promise<ApiAnswer<T>> {
    const limit = startTimeLimit(clock);
    let serverTime: number | null = null;
    let answered = false;
    try {
      const response = await fetch(access.origin + init.path, {
        method: init.method,
        headers: {
          Authorization: `${authorizationScheme} ${access.token}`,
          Accept: 'application/json',
          ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(init.body === undefined ? {} : { body: init.body }),
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: signal ? AbortSignal.any([signal, limit.signal]) : limit.signal,
      });
      answered = true;
      serverTime = epochMs(response.headers.get('Date'));
      return { serverTime, ...classify(response, await readBody(response), read, init.method) };
    } catch (error) {
      const detail = limit.signal.aborted ? `no answer in ${callTimeoutMs} ms` : nameOf(error);
      return {
        kind: 'failed',
        answered,
        offline: !answered && !limit.signal.aborted,
        detail: `${init.method} ${detail}`,
        serverTime,
      };
    } finally {
      limit.end();
    }
  }

  return {
    star: (access, message, type, signal) =>
      call(access, { method: 'POST', path: '/api/v3/stars', body: starBody(message, type) }, signal, (body) =>
        body.kind === 'json' ? parseStar(body.value) : null,
      ),
    unstar: (access, messageId, signal) =>
      call(access, { method: 'DELETE', path: `/api/v3/stars/${encodeURIComponent(messageId)}` }, signal, () => null),
    list: (access, query, signal) =>
      call(access, { method: 'GET', path: `/api/v3/stars${searchOf(query)}` }, signal, (body, status) => {
        if (body.kind === 'json') return parseList(body.value) ?? undefined;
        // "There is no content to return" (errors page).
        return status === 204 ? { stars: [], unreadable: 0, nextToken: null, syncToken: null } : undefined;
      }),
  };
}

function classify<T>(
  response: Response,
  body: Body,
  read: (body: Body, status: number) => T | undefined,
  method: string,
): DistributiveOmit<ApiAnswer<T>, 'serverTime'> {
  const { status } = response;
  const { slug } = parseError(body.kind === 'json' ? body.value : null);
  const detail = [method, status, slug ?? whyOf(body)].filter(Boolean).join(' ');
  const failed = { kind: 'failed', answered: true, offline: false, detail } as const;
  const refused = { kind: 'refused', reason: slug ?? String(status), detail } as const;
  // With status 200 it is a captive portal or a proxy, not Cliq; 511 is what a portal should say (RFC 6585).
  if (body.kind === 'unreadable' && body.why === webPage && (response.ok || status === 511))
    return { ...failed, portal: true };
  if (response.ok) {
    const value = body.kind === 'unreadable' ? undefined : read(body, status);
    return value === undefined ? failed : { kind: 'done', value };
  }
  if (status === 429 || slug === 'request_limit_exceeded' || slug === 'rate_limit_exceeded') {
    return { kind: 'throttled', retryAfterMs: retryAfterMs(response.headers) };
  }
  if ((status === 401 || status === 403) && slug?.endsWith('scope_invalid')) return { kind: 'scope-missing' };
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 404 && slug === 'star_not_found' && method === 'DELETE') return { kind: 'not-starred' };
  if (status === 403 && body.kind !== 'json') return failed;
  // "Not enough permission or possibly not a user of the organization" (errors page) comes without a word; those of chats have one.
  if (status === 403 && !slug?.startsWith('chat_')) return { ...refused, kind: 'no-access' };
  // What it said is lost: "not starred", "too many", or a refusal. Asked again, it says it again.
  if (body.kind === 'broken') return failed;
  return status >= 400 && status < 500 && status !== 408 ? refused : failed;
}

function whyOf(body: Body): string {
  if (body.kind === 'unreadable') return body.why;
  return body.kind === 'broken' ? 'broken off' : '';
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function searchOf(query: ListQuery): string {
  const parameters = new URLSearchParams();
  if (query.starType !== undefined) parameters.set('star_type', query.starType);
  if (query.chatId !== undefined) parameters.set('chat_id', query.chatId);
  if (query.fromTime !== undefined) parameters.set('from_time', String(query.fromTime));
  if (query.toTime !== undefined) parameters.set('to_time', String(query.toTime));
  if (query.nextToken !== undefined) parameters.set('next_token', query.nextToken);
  if (query.syncToken !== undefined) parameters.set('sync_token', query.syncToken);
  parameters.set('limit', '50');
  return `?${parameters}`;
}

function epochMs(date: string | null): number | null {
  const ms = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(ms) ? null : ms;
}

/** Seconds, or a date, which is understood by the answer's own `Date`. Not documented by Cliq; honoured when it is there. */
function retryAfterMs(headers: Headers): number | null {
  const value = headers.get('Retry-After');
  if (value === null) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse reads "3600.5" as a year.
  const until = /^[A-Z][a-z]{2}/.test(value) ? epochMs(value) : null;
  const now = epochMs(headers.get('Date'));
  return until === null || now === null ? null : Math.max(0, until - now);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'failed';
}
