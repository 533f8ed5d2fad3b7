import { type IdSpelling, spellMessageId } from '../world/message-id';
import type { StarRecord } from '../world/types';

/** ISO 8601 as in the vendor's samples: whole seconds have no fraction. */
function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** A starred message as POST and GET answer it. */
export function messageRecord(star: StarRecord, spelling: IdSpelling, oldStarType?: string): Record<string, unknown> {
  const { chat, message } = star;
  return {
    type: message.type,
    id: spellMessageId(message.id, spelling),
    time: isoTime(message.time),
    sender: { id: message.sender.id, name: message.sender.name },
    content: message.content,
    is_pinned: message.isPinned,
    star_information: {
      star_type: star.type,
      starred_message_time: isoTime(star.time),
      ...(oldStarType === undefined ? {} : { old_star_type: oldStarType }),
      ...(message.filePermission ? { file_permission: message.filePermission } : {}),
    },
    chat_information: {
      chat_id: chat.id,
      chat_type: chat.type,
      title: chat.title,
      ...(chat.displayName === undefined ? {} : { display_name: chat.displayName }),
      joined: chat.joined,
      ...(chat.receiver === undefined ? {} : { receiver: chat.receiver }),
    },
  };
}
