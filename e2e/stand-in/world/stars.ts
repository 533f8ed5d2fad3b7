import type { Chat, Message, StarRecord } from './types';

export interface NewStar {
  accountId: string;
  chat: Chat;
  message: Message;
  type: string;
  time: number;
}

export interface Stars {
  /** Newest star first; of one instant, the greater message id first. */
  of(accountId: string): readonly StarRecord[];
  find(accountId: string, messageId: string): StarRecord | null;
  put(star: NewStar): StarRecord;
  remove(accountId: string, messageId: string): boolean;
  /** The revision of the latest change. */
  revision(): number;
}

/** Which of two stars of one instant comes first must not change from page to page. */
function compareIds(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether the star stands at or behind the place (time, id) in the list. No id: anywhere in that instant. */
export function isAtOrBehind(star: StarRecord, time: number, messageId: string | null): boolean {
  if (star.time !== time) return star.time < time;
  return messageId === null || compareIds(star.message.id, messageId) <= 0;
}

export function createStars(): Stars {
  const byAccount = new Map<string, Map<string, StarRecord>>();
  // Sorting 100,000 stars for each page of 50 would make a full pass quadratic.
  const sorted = new Map<string, StarRecord[]>();
  let revision = 0;

  function recordsOf(accountId: string): Map<string, StarRecord> {
    const found = byAccount.get(accountId) ?? new Map<string, StarRecord>();
    byAccount.set(accountId, found);
    return found;
  }

  return {
    of(accountId) {
      const known = sorted.get(accountId);
      if (known) return known;
      const list = [...recordsOf(accountId).values()].sort(
        (left, right) => right.time - left.time || compareIds(right.message.id, left.message.id),
      );
      sorted.set(accountId, list);
      return list;
    },
    find: (accountId, messageId) => recordsOf(accountId).get(messageId) ?? null,
    put(star) {
      revision += 1;
      const record = { ...star, revision };
      recordsOf(star.accountId).set(star.message.id, record);
      sorted.delete(star.accountId);
      return record;
    },
    remove(accountId, messageId) {
      if (!recordsOf(accountId).delete(messageId)) return false;
      revision += 1;
      sorted.delete(accountId);
      return true;
    },
    revision: () => revision,
  };
}
