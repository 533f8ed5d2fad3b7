import type { Access, ApiAnswer, StarsApi } from '../../cliq/api';
import type { SeededRandom } from '../../cliq/testing/seeded-random';
import type { Verb } from '../../cliq/throttle';
import { callTimeoutMs } from '../../cliq/time-limit';
import type { VirtualTime } from '../../timing/testing/virtual-time';
import type { CallWatch } from './call-watch';
import type { SimulatedCliq } from './simulated-cliq';

/** What goes wrong with one call. */
export type Fault =
  /** No answer, and Cliq never saw the call. */
  | 'lost-before'
  /** No answer, though Cliq did it. */
  | 'lost-after'
  /** 5xx, and Cliq has not done it. */
  | 'error-before'
  /** 5xx, though Cliq did it. */
  | 'error-after'
  /** Every token is refused from now on. */
  | 'unauthorized'
  | 'refused'
  /** The answer takes 20 s. */
  | 'slow'
  /** A list page that names its own token as the next. */
  | 'circle';

export interface Life {
  isAlive(): boolean;
}

/** The way to Cliq and back, with latency, faults and calls that outlive the worker that sent them. */
export interface SimulatedNetwork {
  api(life: Life): StarsApi;
  /** Real ms at which the last call sent so far arrives. */
  quietAt(): number;
  calls(): number;
  gets(): string[];
}

const serverFailure = (verb: Verb, serverTime: number): ApiAnswer<never> => ({
  kind: 'failed',
  answered: true,
  offline: false,
  detail: `${verb} 503`,
  serverTime,
});

export function createSimulatedNetwork(args: {
  time: VirtualTime;
  random: SeededRandom;
  cliq: SimulatedCliq;
  watch: CallWatch;
  /** The fault of the next call; undefined: none. */
  nextFault: (verb: Verb) => Fault | undefined;
}): SimulatedNetwork {
  const { time, random, cliq, watch, nextFault } = args;
  let quietAt = 0;
  let calls = 0;
  const gets: string[] = [];

  function call<T>(
    life: Life,
    request: { verb: Verb; access: Access; messageId: string | null },
    effect: (user: string, fault: Fault | undefined) => ApiAnswer<T>,
    signal: AbortSignal | undefined,
  ): Promise<ApiAnswer<T>> {
    const { verb, access } = request;
    const fault = nextFault(verb);
    const lost: ApiAnswer<T> = {
      kind: 'failed',
      answered: false,
      offline: false,
      detail: `${verb} TypeError`,
      serverTime: null,
    };
    const serve = (): ApiAnswer<T> => {
      if (fault === 'unauthorized') cliq.revokeTokens();
      return cliq.serve(verb, access.token, (user) => {
        if (fault === 'refused')
          return { kind: 'refused', reason: 'chat_not_found', detail: '404', serverTime: time.serverTime() };
        if (fault === 'error-before') return serverFailure(verb, time.serverTime());
        const done = effect(user, fault);
        return fault === 'error-after' ? serverFailure(verb, time.serverTime()) : done;
      });
    };
    return new Promise((resolve) => {
      if (!life.isAlive()) return;
      calls += 1;
      const sent = watch.sent(life, verb, access.token, request.messageId);
      let answer: ApiAnswer<T> | undefined;
      let isOver = false;
      const end = (): void => {
        if (isOver || !life.isAlive()) return;
        isOver = true;
        signal?.removeEventListener('abort', end);
        const final = fault === 'lost-after' || answer === undefined || signal?.aborted ? lost : answer;
        sent.answered(final.kind);
        resolve(final);
      };
      const arriveAt = time.now() + random.lognormal(60, 0.7);
      const arrive = (): void => {
        answer = serve();
      };
      const isLost = fault === 'lost-before' || fault === 'lost-after';
      const waitMs = fault === 'slow' ? 20_000 : isLost && random.next() < 0.3 ? callTimeoutMs : 0;
      if (fault !== 'lost-before') {
        time.at(arriveAt, arrive, { silent: true });
        quietAt = Math.max(quietAt, arriveAt);
      }
      time.at(arriveAt + waitMs + random.lognormal(110, 0.6) + random.lognormal(60, 0.7), end);
      signal?.addEventListener('abort', end);
      if (signal?.aborted) end();
    });
  }
  const done = <T>(value: T): ApiAnswer<T> => ({ kind: 'done', value, serverTime: time.serverTime() });

  return {
    api: (life) => ({
      star: (access, { messageId }, type, signal) =>
        call(life, { verb: 'POST', access, messageId }, (user) => done(cliq.star(user, messageId, type)), signal),
      unstar: (access, messageId, signal) =>
        call(
          life,
          { verb: 'DELETE', access, messageId },
          (user) =>
            cliq.unstar(user, messageId) ? done(null) : { kind: 'not-starred', serverTime: time.serverTime() },
          signal,
        ),
      list: (access, { nextToken }, signal) => {
        gets.push(nextToken ?? '');
        return call(
          life,
          { verb: 'GET', access, messageId: null },
          (user, fault) => {
            const page = cliq.page(user, nextToken);
            const inCircle = fault === 'circle' && nextToken !== undefined;
            return done(inCircle ? { ...page, nextToken } : page);
          },
          signal,
        );
      },
    }),
    quietAt: () => quietAt,
    calls: () => calls,
    gets: () => gets,
  };
}
