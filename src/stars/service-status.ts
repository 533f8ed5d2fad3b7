import type { Account } from './account';
import type { BatchStatus } from './batch-status';

/** What the status line tells; read from the replica, so that it is true without the worker. */
export interface ServiceStatus {
  account: Account | null;
  /** When Cliq last answered a sync, epoch ms; null before the first answer. */
  syncedAt: number | null;
  /** False until every star has been listed once. */
  isComplete: boolean;
  /** Changes that have not reached Cliq yet. */
  waiting: number;
  /** How many of them came from a file (`StarService.restoreStars`). */
  restoring: number;
  failed: FailedChange[];
  /** Many changes made as one: those that are not through, or can still be undone. Newest first. */
  batches: BatchStatus[];
  pauses: Pause[];
  /** What keeps sync or delivery from going on, if the last try failed; null when it went well. */
  problem: Problem | null;
  /** How much this computer's clock is ahead of Cliq's, ms; negative: behind. 0 when that does not matter, or is not known. */
  clockAheadMs: number;
}

/** One of Cliq's three limits has been reached; calls of this verb go on at `until` (epoch ms). */
export interface Pause {
  verb: 'POST' | 'GET' | 'DELETE';
  until: number;
}

/** A change that Cliq refused. It is kept until the user chooses Retry or Dismiss. */
export interface FailedChange {
  messageId: string;
  /** The type that was wanted; null for a removal. */
  wanted: string | null;
  /** The message, for the user to recognize it. */
  text: string;
  chatTitle: string;
  /** Cliq's own error word, such as `chat_not_found`, or the HTTP status. */
  reason: string;
  failedAt: number;
}

export type ProblemKind =
  /** No connection to Cliq. */
  | 'offline'
  /** Not Cliq answers, but a network that wants a sign-in of its own, or a proxy. */
  | 'portal'
  /** 5xx, no answer in time, or one that cannot be read. */
  | 'unavailable'
  /** The token has ended, and Zoho cannot be reached for another. */
  | 'sign-in-unreachable'
  /** The token has ended, and Zoho gives no more of them for some minutes. */
  | 'sign-in-limit'
  /** Cliq lets this account use no stars at all: switched off by the organization, or no user of Cliq. */
  | 'no-access'
  /** Cliq will not give the list, and says no more. */
  | 'refused'
  /** Cliq refused the token. */
  | 'sign-in'
  /** The token does not permit all that stars need. */
  | 'scope';

export interface Problem {
  kind: ProblemKind;
  /** For support: verb, status, Cliq's error word. No token, no message text. */
  detail: string;
  at: number;
  /** Tries in a row that failed. */
  tries: number;
}
