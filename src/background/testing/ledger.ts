import type { Simulation } from './simulation';

/** What is expected of one message of one user. */
interface Expectation {
  /** Any of these may be what Cliq has at rest: more than one when a crash left it open whether the last wish was heard. */
  wants: (string | null)[];
  wishedAt: number;
  /** Another device was here, or the user let the change go: Cliq may have anything. */
  isOpen: boolean;
}

/** Keeps book of what the users were promised, and of what other devices did. */
export interface Ledger {
  /** The service has acknowledged; `isWaiting`: it will send something. */
  promised(messageId: string, want: string | null, isWaiting: boolean): void;
  /** Nobody knows whether the wish was heard. */
  perhaps(messageId: string, want: string | null): void;
  changedElsewhere(messageId: string): void;
  /** Whatever was to become of it, it need not any more. */
  letGo(messageId: string): void;
  /** How many wishes were acknowledged, and how many of them had to be sent. */
  counts(): { promised: number; waiting: number };
  /** What Cliq has and should not, or should have and has not. */
  differences(): string[];
}

/** A device may have seen Cliq's list so long ago, and act on it. */
const listAgeMs = 60_000;

export function createLedger(simulation: Simulation): Ledger {
  const counts = { promised: 0, waiting: 0 };
  const books = new Map<string, Expectation>();
  const elsewhere = new Map<string, number>();
  const keyOf = (messageId: string) => `${simulation.user()} ${messageId}`;
  const now = () => simulation.time.now();

  return {
    promised: (messageId, want, isWaiting) => {
      counts.promised += 1;
      if (isWaiting) counts.waiting += 1;
      const touchedAt = elsewhere.get(keyOf(messageId));
      const isOpen = touchedAt !== undefined && (!isWaiting || touchedAt > now() - listAgeMs);
      books.set(keyOf(messageId), { wants: [want], wishedAt: now(), isOpen });
    },
    perhaps: (messageId, want) => {
      const known = books.get(keyOf(messageId));
      const before = known?.wants ?? [simulation.cliq.starsOf(simulation.user()).get(messageId)?.type ?? null];
      const isOpen = known?.isOpen ?? elsewhere.has(keyOf(messageId));
      books.set(keyOf(messageId), { wants: [...before, want], wishedAt: now(), isOpen });
    },
    changedElsewhere: (messageId) => {
      elsewhere.set(keyOf(messageId), now());
      const known = books.get(keyOf(messageId));
      if (known) known.isOpen = true;
    },
    letGo: (messageId) => {
      const known = books.get(keyOf(messageId));
      if (known) known.isOpen = true;
      // What Cliq has may differ from what this device believes, as if somebody else had been there.
      elsewhere.set(keyOf(messageId), now());
    },
    counts: () => counts,
    differences: () =>
      [...books].flatMap(([key, { wants, isOpen }]) => {
        const [user = '', messageId = ''] = key.split(' ');
        const has = simulation.cliq.starsOf(user).get(messageId)?.type ?? null;
        return isOpen || wants.includes(has) ? [] : [`${key}: wished ${wants.join(' or ')}, Cliq has ${has}`];
      }),
  };
}
