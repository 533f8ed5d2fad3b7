import { type Answer, jsonAnswer } from '../answer';
import type { Switches } from '../switches';
import { isAtOrBehind } from '../world/stars';
import { STAR_TYPES, type StarRecord } from '../world/types';
import type { ApiContext, Call } from './context';
import { errorAnswer } from './errors';
import { messageRecord } from './message-record';
import { type PageTokens, type Place, SYNC_TOKEN_MAX_LENGTH, type SyncTokens } from './page-token';
import { parseTimeBound } from './time-bound';

const MAX_LIMIT = 50;

interface ListQuery {
  chatId: string | null;
  type: string | null;
  fromTime: number | null;
  toTime: number | null;
  limit: number;
  place: Place | null;
  afterRevision: number | null;
}

export const LIST_KEYS: readonly string[] = [
  'chat_id',
  'star_type',
  'from_time',
  'to_time',
  'limit',
  'next_token',
  'sync_token',
];

/** null: not a query the documents allow. */
function parseQuery(call: Call, pages: PageTokens, syncs: SyncTokens): ListQuery | null {
  const { query } = call.request;
  const accountId = call.account.id;
  const one = (key: string) => query[key]?.[0] ?? null;

  const type = one('star_type') ?? 'all';
  if (type !== 'all' && !STAR_TYPES.some((known) => known === type)) return null;
  const limitText = one('limit') ?? String(MAX_LIMIT);
  const limit = /^\d{1,3}$/.test(limitText) ? Number(limitText) : 0;
  if (limit < 1 || limit > MAX_LIMIT) return null;

  const fromText = one('from_time');
  const toText = one('to_time');
  const fromTime = fromText === null ? null : parseTimeBound(fromText);
  const toTime = toText === null ? null : parseTimeBound(toText);
  if ((fromText !== null && fromTime === null) || (toText !== null && toTime === null)) return null;

  const nextToken = one('next_token');
  const place = nextToken === null ? null : pages.take(accountId, nextToken);
  if (nextToken !== null && place === null) return null;
  const syncToken = one('sync_token');
  if (syncToken !== null && syncToken.length > SYNC_TOKEN_MAX_LENGTH) return null;
  const afterRevision = syncToken === null ? null : syncs.take(accountId, syncToken);
  if (syncToken !== null && afterRevision === null) return null;

  const chatId = one('chat_id');
  if (chatId === '') return null;
  return { chatId, type: type === 'all' ? null : type, fromTime, toTime, limit, place, afterRevision };
}

function fits(star: StarRecord, query: ListQuery, timeFilterOn: 'message' | 'starred'): boolean {
  const time = timeFilterOn === 'message' ? star.message.time : star.time;
  if (query.place !== null && !isAtOrBehind(star, query.place.time, query.place.messageId)) return false;
  if (query.chatId !== null && star.chat.id !== query.chatId) return false;
  if (query.type !== null && star.type !== query.type) return false;
  if (query.fromTime !== null && time <= query.fromTime) return false;
  if (query.toTime !== null && time >= query.toTime) return false;
  return query.afterRevision === null || star.revision > query.afterRevision;
}

interface Page {
  stars: StarRecord[];
  next: Place | null;
}

/** Looks no further than the first star of the next page: among 100,000 stars a page must stay cheap. */
function findPage(stars: readonly StarRecord[], query: ListQuery, switches: Switches): Page {
  const page: StarRecord[] = [];
  for (const star of stars) {
    if (!fits(star, query, switches.timeFilterOn)) continue;
    const last = page.at(-1);
    if (!last || page.length < query.limit) {
      page.push(star);
      continue;
    }
    const isTie = star.time === last.time;
    if (isTie && switches.pageEdgeTies === 'skipped') continue;
    return { stars: page, next: { time: star.time, messageId: isTie ? star.message.id : null } };
  }
  return { stars: page, next: null };
}

/** GET /api/v3/stars: the account's stars, newest star first. */
export function listStars({ world, switches }: ApiContext, call: Call, pages: PageTokens, syncs: SyncTokens): Answer {
  const query = parseQuery(call, pages, syncs);
  if (!query || call.request.body !== '') return errorAnswer('input_invalid', switches);
  const accountId = call.account.id;
  if (query.chatId !== null && !world.findChat(query.chatId)?.members.has(accountId)) {
    return errorAnswer('chat_access_denied', switches);
  }
  const page = findPage(world.stars.of(accountId), query, switches);
  const records = page.stars.map((star) => messageRecord(star, switches.idSpelling));
  return jsonAnswer(200, {
    ...(switches.listKey === 'data' ? { type: 'star_messages', data: records } : { star_messages: records }),
    ...(page.next ? { next_token: pages.give(accountId, page.next, query.limit) } : {}),
    ...(switches.syncToken ? { sync_token: syncs.give(accountId, world.stars.revision()) } : {}),
  });
}
