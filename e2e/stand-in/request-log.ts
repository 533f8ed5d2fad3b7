import type { Host } from './hosts';

/** One request as it arrived, and what became of it. */
export interface SeenRequest {
  /** 1 for the first request of this stand-in. */
  number: number;
  /** Arrival, by the stand-in's clock. */
  time: number;
  host: string;
  /** null: a host the stand-in does not play; answered with 421. */
  playedHost: Host | null;
  method: string;
  /** As sent, not decoded, without the query. */
  path: string;
  /** Decoded; a repeated key has several values. */
  query: Record<string, string[]>;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
  /** null until it is answered, for ever if it never is. */
  status: number | null;
  /** When it was answered, by the stand-in's clock; null until then. */
  answeredAt: number | null;
  /** The body of the answer as sent, its first 100 kB; null until it is answered. */
  answer: string | null;
  /** The account id a valid token or session named. */
  user: string | null;
  /** Whether the browser sent any cookie with it. */
  hasCookies: boolean;
  /** The connection was cut by a fault. */
  dropped: boolean;
  /** The client went away before the answer. */
  aborted: boolean;
  /** Refused because of the rate limit, in whatever shape. */
  throttled: boolean;
}

export interface RequestLog {
  /** All requests in order of arrival; live. */
  readonly entries: readonly SeenRequest[];
  /** Calls of Cliq's REST API, of one method if given. */
  api(method?: string): SeenRequest[];
  /** Requests to the sign-in hosts. */
  accounts(path?: string): SeenRequest[];
  /** Requests to hosts that are not Zoho's. */
  refused(): SeenRequest[];
  /** API calls that broke the rate limit or came inside its lock, and sign-ins or tokens that were too many. */
  throttled(): SeenRequest[];
  /** Resolves with the first request, past or future, that fits. */
  waitFor(fits: (request: SeenRequest) => boolean): Promise<SeenRequest>;
  clear(): void;
}

export type NewRequest = Pick<
  SeenRequest,
  'time' | 'host' | 'playedHost' | 'method' | 'path' | 'query' | 'headers' | 'body'
>;

export function createRequestLog(): RequestLog & { add(request: NewRequest): SeenRequest } {
  const entries: SeenRequest[] = [];
  const waiting = new Set<(request: SeenRequest) => void>();
  let count = 0;

  return {
    entries,
    api: (method) =>
      entries.filter(
        (entry) =>
          entry.playedHost?.role === 'cliq' && entry.path.startsWith('/api/') && (!method || entry.method === method),
      ),
    accounts: (path) =>
      entries.filter((entry) => entry.playedHost?.role === 'accounts' && (!path || entry.path.startsWith(path))),
    refused: () => entries.filter((entry) => entry.playedHost === null),
    throttled: () => entries.filter((entry) => entry.throttled),
    waitFor(fits) {
      const past = entries.find(fits);
      if (past) return Promise.resolve(past);
      return new Promise((resolve) => {
        const check = (request: SeenRequest) => {
          if (!fits(request)) return;
          waiting.delete(check);
          resolve(request);
        };
        waiting.add(check);
      });
    },
    clear() {
      entries.length = 0;
    },
    add(request) {
      count += 1;
      const entry: SeenRequest = {
        ...request,
        number: count,
        status: null,
        answeredAt: null,
        answer: null,
        user: null,
        hasCookies: request.headers.cookie !== undefined,
        dropped: false,
        aborted: false,
        throttled: false,
      };
      entries.push(entry);
      for (const check of [...waiting]) check(entry);
      return entry;
    },
  };
}
