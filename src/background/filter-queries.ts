import type { ListQuery } from '../cliq/api';
import { isChatId } from '../stars/chat-id';
import type { StarFilter } from '../stars/star-filter';
import { isStarType } from '../stars/star-type';
import { timeRange } from '../stars/starred-within';

export type FilterQuery = Pick<ListQuery, 'starType' | 'chatId' | 'fromTime' | 'toTime'>;

/**
 * The questions that Cliq understands of a filter: it knows one type, one chat and a range of times, and nothing of words, senders
 * and kinds. None when nothing of the filter can be asked.
 */
export function filterQueries({ types, chat, starred }: StarFilter, now: number): FilterQuery[] {
  const { from, to } = timeRange(starred, now);
  const base: FilterQuery = {
    ...(chat !== null && isChatId(chat) && { chatId: chat }),
    // Both ends may be left out by Cliq, and which time is meant the documents leave open: what it does not tell is no less there.
    ...(Number.isFinite(from) && { fromTime: from - 1 }),
    ...(Number.isFinite(to) && { toTime: to }),
  };
  const known = types.filter(isStarType);
  if (known.length > 0) return known.map((starType) => ({ ...base, starType }));
  return Object.keys(base).length > 0 ? [base] : [];
}
