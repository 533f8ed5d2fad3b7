import type { Access, ApiAnswer, StarsApi } from '../../cliq/api';
import type { Star } from '../../stars/star';
import type { Clock } from '../../timing/clock';
import { starNamed } from './named-stars';

const pageLength = 50;

export interface Call {
  verb: 'POST' | 'DELETE' | 'GET';
  messageId: string;
  type: string;
  token: string;
}

/** Cliq at the edge: a map of stars, and a list of answers that the next calls get instead of its own. */
export function createFakeCliq(clock: Clock) {
  const calls: Call[] = [];
  const server = new Map<string, Star>();
  const answers: { verb: Call['verb'] | undefined; answer: ApiAnswer<never> }[] = [];
  const held: { verb: Call['verb'] | undefined; until: Promise<void> }[] = [];
  const refusedTokens = new Set<string>();

  async function answer<T>(call: Call, effect: () => ApiAnswer<T>): Promise<ApiAnswer<T>> {
    calls.push(call);
    if (refusedTokens.has(call.token)) return { kind: 'unauthorized', serverTime: clock.now() };
    await first(held, call.verb)?.until;
    return first(answers, call.verb)?.answer ?? effect();
  }
  const done = <T>(value: T): ApiAnswer<T> => ({ kind: 'done', value, serverTime: clock.now() });
  const api: StarsApi = {
    star: ({ token }: Access, { messageId }, type) =>
      answer({ verb: 'POST', messageId, type, token }, () => {
        const star: Star = {
          ...starNamed(messageId),
          type,
          starredAt: server.get(messageId)?.starredAt ?? clock.now(),
        };
        server.set(messageId, star);
        return done(star);
      }),
    unstar: ({ token }, messageId) =>
      answer({ verb: 'DELETE', messageId, type: '', token }, () =>
        server.delete(messageId) ? done(null) : { kind: 'not-starred', serverTime: clock.now() },
      ),
    list: ({ token }, { nextToken }) =>
      answer({ verb: 'GET', messageId: nextToken ?? '', type: '', token }, () => {
        const newest = [...server.values()].sort((a, b) => b.starredAt - a.starredAt);
        const from = Number(nextToken ?? 0);
        const stars = newest.slice(from, from + pageLength);
        const next = from + pageLength < newest.length ? String(from + pageLength) : null;
        return done({ stars, unreadable: 0, nextToken: next, syncToken: null });
      }),
  };

  return {
    api,
    calls,
    server,
    sent: () =>
      calls
        .filter(({ verb }) => verb !== 'GET')
        .map(({ verb, messageId, type }) => `${verb} ${messageId} ${type}`.trim()),
    /** The next call (of this verb) gets this instead of Cliq's answer, and has no effect. */
    answerNext: (answer: ApiAnswer<never>, verb?: Call['verb']) => answers.push({ verb, answer }),
    /** The next call (of this verb) is held before it takes effect. */
    holdNext(verb?: Call['verb']) {
      let release = () => {};
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      held.push({ verb, until });
      return release;
    },
    /** From now on calls with this token are answered by 401. */
    revoke: (token: string) => refusedTokens.add(token),
  };
}

/** Takes out the first that is for this verb, or for any. */
function first<Item extends { verb: Call['verb'] | undefined }>(items: Item[], verb: Call['verb']): Item | undefined {
  const at = items.findIndex((item) => item.verb === undefined || item.verb === verb);
  return at < 0 ? undefined : items.splice(at, 1)[0];
}
