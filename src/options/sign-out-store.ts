import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ServiceStatus } from '../stars/service-status';
import type { StarService } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import { type NotSent, whyNotSent } from './not-sent';

/** How far the question has come that is asked when signing out would lose changes. */
export type SignOutQuestion = { kind: 'asked' } | { kind: 'sending' } | { kind: 'not-sent'; why: NotSent };

export interface SignOutStore {
  /** Changes that only this device knows: signing out would lose them. */
  undelivered: ReadonlySignal<number>;
  /** Null when nothing is asked. */
  question: ReadonlySignal<SignOutQuestion | null>;
  /** Signs out at once, or asks first when changes would be lost. */
  ask(): Promise<void>;
  /** Sends them, and signs out when all have reached Cliq; else says why they have not, and nobody is signed out. */
  sendFirst(): Promise<void>;
  discard(): Promise<void>;
  stay(): void;
}

const lookEveryMs = 500;

export function signOutStore(sources: {
  status: ReadonlySignal<ServiceStatus | null>;
  readStatus: () => Promise<void>;
  service: Pick<StarService, 'sendNow' | 'signOut'>;
  /** Resolves with whether it went well; what went wrong is said. */
  attempt: (act: () => Promise<unknown>) => Promise<boolean>;
  clock: Clock;
  stop: AbortSignal;
}): SignOutStore {
  const { status, service, attempt, clock } = sources;
  const question = signal<SignOutQuestion | null>(null);
  const undelivered = computed(() => (status.value ? status.value.waiting + status.value.failed.length : 0));

  async function leave(): Promise<void> {
    question.value = null;
    await attempt(() => service.signOut());
  }

  /** Looks again and again until it is over, or somebody has decided otherwise. */
  async function watchSending(sending: SignOutQuestion): Promise<void> {
    let fewest = Number.POSITIVE_INFINITY;
    let movedAt = clock.monotonic();
    for (;;) {
      await sources.readStatus();
      const now = status.peek();
      if (question.peek() !== sending) return;
      if (!now?.account) return stay();
      if (undelivered.peek() === 0) return leave();
      if (now.waiting < fewest) {
        fewest = now.waiting;
        movedAt = clock.monotonic();
      }
      const why = whyNotSent(now, clock.monotonic() - movedAt, clock.now());
      if (why) {
        question.value = { kind: 'not-sent', why };
        return;
      }
      await clock.sleep(lookEveryMs, sources.stop);
    }
  }

  function stay(): void {
    question.value = null;
  }

  return {
    undelivered,
    question,
    async ask() {
      await sources.readStatus();
      if (undelivered.peek() > 0) question.value = { kind: 'asked' };
      else await leave();
    },
    async sendFirst() {
      const sending: SignOutQuestion = { kind: 'sending' };
      question.value = sending;
      if (await attempt(() => service.sendNow())) await watchSending(sending);
      else stay();
    },
    discard: leave,
    stay,
  };
}
