import type { Account } from './account';

/** What the status line tells; read from the replica, so that it is true without the worker. */
export interface ServiceStatus {
  account: Account | null;
  /** When Cliq last answered a sync, epoch ms; null before the first answer. */
  syncedAt: number | null;
  /** False until every star has been listed once. */
  isComplete: boolean;
  /** Rows in the replica, removed ones that can be undone included. */
  starCount: number;
  /** Changes that have not reached Cliq yet. */
  waiting: number;
  failed: FailedChange[];
  pauses: Pause[];
  /** What keeps sync or delivery from going on, if the last try failed; null when it went well. */
  problem: Problem | null;
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

export interface Problem {
  kind: 'offline' | 'sign-in' | 'scope' | 'unavailable' | 'refused';
  /** For support: verb, status, Cliq's error word. No token, no message text. */
  detail: string;
  at: number;
  /** Tries in a row that failed. */
  tries: number;
}
