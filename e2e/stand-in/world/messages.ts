import type { Random } from './random';
import type { Message, MessageLook, Person } from './types';

export interface MessageDraft {
  sender: Person;
  time: number;
  text?: string;
  file?: { name: string; size: number; kind: string };
  /** A type the documents do not know, with whatever content. */
  other?: { type: string; content: Record<string, unknown> };
  look?: MessageLook;
}

function contentOf(draft: MessageDraft, people: readonly Person[], random: Random): Pick<Message, 'type' | 'content'> {
  if (draft.other) return draft.other;
  if (draft.file) {
    const url = `https://cliq.zoho.com/file/download?id=enc_${random.digits(16)}`;
    const content: Record<string, unknown> = {
      file_name: draft.file.name,
      file_size: draft.file.size,
      file_url: url,
    };
    return { type: 'file', content };
  }
  const text = draft.text ?? '';
  const mentions = people.filter((person) => text.includes(`{@${person.id}}`));
  return { type: 'text', content: mentions.length > 0 ? { text, mentions } : { text } };
}

/**
 * Cliq's ids begin with the time of sending; for files that is 18 to 60 ms after the message's own time, which the page
 * shows as `msgtime`.
 */
export function createMessage(draft: MessageDraft, people: readonly Person[], random: Random): Message {
  const delay = draft.file ? 18 + random.integer(43) : 0;
  const message: Message = {
    id: `${draft.time + delay}_${random.digits(12)}`,
    ...contentOf(draft, people, random),
    time: draft.time,
    sender: draft.sender,
    isPinned: false,
  };
  if (draft.look) message.look = draft.look;
  return message;
}
