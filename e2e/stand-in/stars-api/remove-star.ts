import { type Answer, jsonAnswer } from '../answer';
import { canonicalMessageId } from '../world/message-id';
import type { ApiContext, Call } from './context';
import { errorAnswer } from './errors';

function decodeOnce(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** DELETE /api/v3/stars/{MESSAGE_ID}: the star is gone for good. */
export function removeStar({ world, switches }: ApiContext, { request, account }: Call, idSegment: string): Answer {
  if (request.body !== '') return errorAnswer('malformed', switches);
  const spelled = decodeOnce(idSegment);
  const messageId = spelled === null ? null : canonicalMessageId(spelled);
  if (messageId === null) return errorAnswer('input_invalid', switches);
  if (!world.stars.remove(account.id, messageId)) return errorAnswer('star_not_found', switches);
  if (switches.unstarAnswer === 200) return jsonAnswer(200, { message: 'success' });
  return { status: 204, headers: { 'cache-control': 'no-store' } };
}
