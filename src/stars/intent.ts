import type { MessageRef } from './message-ref';
import type { StarRow } from './star-row';

/** How long Cliq is not told of a removal, in ms: Cliq deletes for good, and only an Undo before that keeps the star's time. */
export const undoHoldMs = 8_000;

/** What Cliq's side is believed to be. Unknown from the moment a send is reserved until a definite answer. */
export type Base = { known: true; type: string | null } | { known: false };

/** What the user wants for one message and Cliq has not confirmed. At most one per account and message. */
export interface Intent {
  accountId: string;
  messageId: string;
  ref: MessageRef;
  /** A star type, or null for no star. */
  want: string | null;
  base: Base;
  /** `base` before the send under way: where a definite "not done" leads back to. */
  baseBeforeSend: Base;
  /** Grows with every wish, so that the answer to an older wish does not end a newer one. */
  generation: number;
  /** Sends since the last wish that brought no definite answer. */
  attempts: number;
  /** Not to be sent before this time, epoch ms. */
  notBefore: number;
  wishedAt: number;
  /** The row before the first unconfirmed change, to go back to. */
  rowBefore: StarRow | null;
  /** Set when Cliq refused: then it is sent again only when the user says so. */
  failure: Failure | null;
  /** It came from a file, with many others: what the user does one by one goes to Cliq before it. */
  isRestored?: true;
  /** The number of the batch that it is of, see `Batch`. */
  batch?: number;
}

/** No wait is longer, in ms: whoever waits for a later time made it before the clock was set back. */
const longestWaitMs = 6 * 60 * 1000;

/** True when the intent is to be sent now. */
export function isDue({ failure, notBefore }: Intent, now: number): boolean {
  return failure === null && (notBefore <= now || notBefore > now + longestWaitMs);
}

/** True when a try had no definite answer, and the next one waits. */
export function isBackingOff({ attempts, failure, notBefore }: Intent, now: number): boolean {
  return failure === null && attempts > 0 && notBefore > now;
}

export interface Failure {
  /** Cliq's error word, or the HTTP status. */
  reason: string;
  /** For support; no token, no text. */
  detail: string;
  /** Epoch ms. */
  at: number;
}

/** Everything kept about one message. It is read and written as a whole, in one transaction. */
export interface Entry {
  row: StarRow | null;
  intent: Intent | null;
}

/** How a send ended. */
export type Outcome =
  /** Cliq did it. */
  | { kind: 'done'; sent: string | null; row: StarRow | null }
  /** Cliq says that it will not do it. */
  | { kind: 'refused'; reason: string; detail: string }
  /** Cliq has certainly not done it; it may be sent again (limit, expired token), from `notBefore` on (epoch ms). */
  | { kind: 'not-done'; notBefore?: number }
  /** Nobody knows whether Cliq did it. Sent again at `notBefore`, epoch ms. */
  | { kind: 'unknown'; notBefore: number };
