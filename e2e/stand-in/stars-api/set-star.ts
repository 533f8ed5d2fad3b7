import { type Answer, jsonAnswer } from '../answer';
import { canonicalMessageId } from '../world/message-id';
import { STAR_TYPES } from '../world/types';
import type { ApiContext, Call } from './context';
import { errorAnswer } from './errors';
import { messageRecord } from './message-record';

const KEYS: readonly string[] = ['chat_id', 'message_id', 'star_type'];

function parseObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return Object.fromEntries(Object.entries(value));
  } catch {
    return null;
  }
}

/** POST /api/v3/stars: star a message, or change the type of its star. */
export function setStar({ world, clock, switches }: ApiContext, { request, account }: Call): Answer {
  if (!/^application\/json(\s*;\s*charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    return errorAnswer('malformed', switches);
  }
  const body = parseObject(request.body);
  if (!body) return errorAnswer('malformed', switches);
  if (Object.keys(body).some((key) => !KEYS.includes(key))) return errorAnswer('extra_key_found', switches);

  const { chat_id: chatId, message_id: messageId, star_type: type } = body;
  const starType = STAR_TYPES.find((one) => one === type);
  if (typeof chatId !== 'string' || chatId === '' || typeof messageId !== 'string' || !starType) {
    return errorAnswer('input_invalid', switches);
  }
  if (canonicalMessageId(messageId) === null) return errorAnswer('input_invalid', switches);

  // A message that does not exist has no error of its own in the documents: the 404 speaks of "message or chat".
  const chat = world.findChat(chatId);
  const message = chat?.members.has(account.id) ? world.findMessage(chat, messageId) : null;
  if (!chat || !message) return errorAnswer('chat_not_found', switches);

  const old = world.stars.find(account.id, message.id);
  const time = old && !switches.retypeMovesTime ? old.time : clock.now();
  const star = world.stars.put({ accountId: account.id, chat, message, type: starType, time });
  return jsonAnswer(200, messageRecord(star, switches.idSpelling, old?.type));
}
