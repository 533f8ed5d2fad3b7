import type { ApiAnswer } from '../../cliq/api';
import { createSlidingWindowServer } from '../../cliq/testing/sliding-window-server';
import type { Verb } from '../../cliq/throttle';
import type { ListPage } from '../../cliq/wire';
import type { Star } from '../../stars/star';

/**
 * Cliq as its documents and the strictest reading of its limits describe it: stars by user, a sliding window for each user and
 * verb with a lock of five minutes, pages newest first. Other devices of a user act here too, and use up the same limit.
 */
export interface SimulatedCliq {
  /** A new token of this user. */
  signIn(user: string): string;
  /** From now on every token is refused. */
  revokeTokens(): void;
  userOf(token: string): string | undefined;
  /** One of our calls arrives; when it is within the limit and signed in, it takes effect. */
  serve<T>(verb: Verb, token: string, effect: (user: string) => ApiAnswer<T>): ApiAnswer<T>;
  star(user: string, messageId: string, type: string): Star;
  unstar(user: string, messageId: string): boolean;
  page(user: string, nextToken: string | undefined): ListPage;
  /** So many calls of another device. */
  useLimit(user: string, verb: Verb, calls: number): void;
  starsOf(user: string): Map<string, Star>;
  /** What our own calls did to the limit: the most in any 60 s over all users and verbs, as a share of the limit. */
  worstShare(): number;
  /** The same as a number: so many more than the limit allows. */
  worstExcess(): number;
  /** Calls that were refused by the limit. */
  refusals(): number;
}

export function createSimulatedCliq(args: {
  limits: Readonly<Record<Verb, number>>;
  pageLength: number;
  now: () => number;
  serverTime: () => number;
}): SimulatedCliq {
  const { limits, pageLength, now, serverTime } = args;
  const stars = new Map<string, Map<string, Star>>();
  const tokens = new Map<string, string>();
  const windows = new Map<string, { verb: Verb; all: Window; own: Window }>();
  let refused = 0;
  let tokenCount = 0;

  const starsOf = (user: string): Map<string, Star> => {
    const found = stars.get(user) ?? new Map<string, Star>();
    stars.set(user, found);
    return found;
  };
  const windowOf = (user: string, verb: Verb) => {
    const key = `${user} ${verb}`;
    const found = windows.get(key) ?? {
      verb,
      all: createSlidingWindowServer(limits[verb]),
      own: createSlidingWindowServer(limits[verb]),
    };
    windows.set(key, found);
    return found;
  };

  return {
    signIn: (user) => {
      tokenCount += 1;
      const token = `1000.${user}.${tokenCount}`;
      tokens.set(token, user);
      return token;
    },
    revokeTokens: () => tokens.clear(),
    userOf: (token) => token.split('.')[1],
    serve: (verb, token, effect) => {
      const user = tokens.get(token);
      if (user === undefined) return { kind: 'unauthorized', serverTime: serverTime() };
      const { all, own } = windowOf(user, verb);
      own.arrive(now());
      if (all.arrive(now())) return effect(user);
      refused += 1;
      return { kind: 'throttled', retryAfterMs: null, serverTime: serverTime() };
    },
    star: (user, messageId, type) => {
      const known = starsOf(user).get(messageId);
      const star = known ? { ...known, type } : createStar(user, messageId, type, now());
      starsOf(user).set(messageId, star);
      return star;
    },
    unstar: (user, messageId) => starsOf(user).delete(messageId),
    page: (user, nextToken) => {
      const all = newestFirst(starsOf(user));
      const from = nextToken === undefined ? 0 : firstAfter(all, nextToken);
      const page = all.slice(from, from + pageLength);
      const last = page.at(-1);
      const next = from + pageLength < all.length && last ? `${last.starredAt}:${last.messageId}` : null;
      return { stars: page, unreadable: 0, nextToken: next, syncToken: null };
    },
    useLimit: (user, verb, calls) => {
      for (let call = 0; call < calls; call++) windowOf(user, verb).all.arrive(now());
    },
    starsOf,
    worstShare: () => Math.max(0, ...[...windows.values()].map(({ verb, own }) => own.worst() / limits[verb])),
    worstExcess: () => Math.max(0, ...[...windows.values()].map(({ verb, own }) => own.worst() - limits[verb])),
    refusals: () => refused,
  };
}

type Window = ReturnType<typeof createSlidingWindowServer>;

const epoch = Date.UTC(2026, 0, 5, 9);

function createStar(user: string, messageId: string, type: string, now: number): Star {
  return {
    messageId,
    chatId: 'CT_1894736520184930172_847291635',
    type,
    starredAt: Math.floor(epoch + now),
    sentAt: null,
    sender: { id: '1', name: 'Alice Johnson' },
    chat: { title: 'Launch', kind: 'channel', joined: true },
    // Whose star it is: no other account may ever show it.
    content: { kind: 'text', text: user, file: null },
    isPinned: false,
  };
}

/** The order is kept from page to page: sorting 100,000 stars for each of 2,000 pages would take longer than all the rest. */
const orders = new WeakMap<Map<string, Star>, { of: string; list: Star[] }>();

function newestFirst(stars: Map<string, Star>): Star[] {
  if (stars.size < 1_000) return sorted(stars);
  const of = String(stars.size);
  const known = orders.get(stars);
  if (known?.of === of) return known.list;
  const list = sorted(stars);
  orders.set(stars, { of, list });
  return list;
}

const sorted = (stars: Map<string, Star>): Star[] =>
  [...stars.values()].sort((a, b) => b.starredAt - a.starredAt || (a.messageId < b.messageId ? 1 : -1));

function firstAfter(stars: readonly Star[], cursor: string): number {
  const [time, messageId = ''] = cursor.split(':');
  const isAfter = (star: Star | undefined): boolean => {
    const difference = Number(time) - (star?.starredAt ?? 0);
    return difference > 0 || (difference === 0 && (star?.messageId ?? '') < messageId);
  };
  let [low, high] = [0, stars.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(stars[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
