import type { StarRow } from './star-row';

/** By when it was starred, or by when it was sent. */
export const starOrders = ['starred-newest', 'starred-oldest', 'sent-newest', 'sent-oldest'] as const;
export type StarOrder = (typeof starOrders)[number];

export function isStarOrder(value: unknown): value is StarOrder {
  return starOrders.some((order) => order === value);
}

type Timed = Pick<StarRow, 'messageId' | 'starredAt' | 'sentAt'>;

/** The order of the replica's index: newest star first, of one instant the greater message id. No two rows are equal in it. */
export function byNewestStar(a: Timed, b: Timed): number {
  return b.starredAt - a.starredAt || (a.messageId < b.messageId ? 1 : a.messageId > b.messageId ? -1 : 0);
}

/** Newest message first; ties stand as by their stars. A message of unknown time counts as sent when it was starred. */
export function byNewestMessage(a: Timed, b: Timed): number {
  return (b.sentAt ?? b.starredAt) - (a.sentAt ?? a.starredAt) || byNewestStar(a, b);
}
