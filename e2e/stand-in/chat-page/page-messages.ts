import type { Switches } from '../switches';
import { canonicalMessageId, spellMessageId } from '../world/message-id';
import { ORGANISATION_ID } from '../world/people';
import type { Account, Chat, Message } from '../world/types';
import type { World } from '../world/world';
import type { MessagePage, PageMessage, Workspace } from './page-wire';

const PAGE_LENGTH = 40;

function summary(message: Message): string {
  const { text, file_name: fileName } = message.content;
  if (typeof text === 'string') return text;
  return typeof fileName === 'string' ? fileName : `[${message.type}]`;
}

export function pageMessage(message: Message, reader: Account): PageMessage {
  const { content, look, sender } = message;
  const { file_name: name, file_size: size } = content;
  const replyTo = look?.replyTo;
  return {
    msguid: spellMessageId(message.id, 'percent'),
    msgtime: message.time,
    sender: { id: sender.id, name: sender.name },
    isMine: sender.id === reader.id,
    type: message.type,
    text: typeof content.text === 'string' ? content.text : '',
    ...(typeof name === 'string' && typeof size === 'number' ? { file: { name, size } } : {}),
    ...(replyTo
      ? {
          replyTo: {
            msguid: spellMessageId(replyTo.id, 'percent'),
            msgtime: replyTo.time,
            sender: replyTo.sender,
            text: summary(replyTo),
          },
        }
      : {}),
    reactions: look?.reactions ?? [],
    isEdited: look?.edited ?? false,
    isDeleted: look?.deleted ?? false,
    ...(look?.preview ? { preview: look.preview } : {}),
  };
}

export function workspaceFor(
  world: World,
  reader: Account,
  { pageLayout, rowsAreReused }: Pick<Switches, 'pageLayout' | 'rowsAreReused'>,
): Workspace {
  const chats = world.chats.filter((chat) => chat.members.has(reader.id));
  return {
    layout: pageLayout,
    rowsAreReused,
    organisationId: ORGANISATION_ID,
    me: { id: reader.id, name: reader.name },
    people: [...world.people],
    chats: chats.map((chat) => {
      const last = chat.messages.at(-1);
      return {
        id: chat.id,
        title: chat.title,
        type: chat.type,
        lastTime: last?.time ?? 0,
        lastText: last ? summary(last) : '',
      };
    }),
  };
}

/** The newest page, or the page before, after or around a message. */
export function messagePage(chat: Chat, reader: Account, where: Record<string, string[]>): MessagePage {
  const indexOf = (spelled: string | undefined) => {
    const id = spelled === undefined ? null : canonicalMessageId(spelled);
    return id === null ? -1 : chat.messages.findIndex((message) => message.id === id);
  };
  const { length } = chat.messages;
  const before = indexOf(where.before?.[0]);
  const after = indexOf(where.after?.[0]);
  const around = indexOf(where.around?.[0]);
  let start = length - PAGE_LENGTH;
  if (before >= 0) start = before - PAGE_LENGTH;
  else if (after >= 0) start = after + 1;
  else if (around >= 0) start = around - PAGE_LENGTH / 2;
  const end = before >= 0 ? before : Math.min(length, Math.max(start, 0) + PAGE_LENGTH);
  start = Math.max(0, start);
  return {
    messages: chat.messages.slice(start, end).map((message) => pageMessage(message, reader)),
    hasOlder: start > 0,
    hasNewer: end < length,
  };
}
