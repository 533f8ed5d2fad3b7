import type { Clock } from '../clock';
import { createChats } from './chats';
import { canonicalMessageId } from './message-id';
import { createMessage, type MessageDraft } from './messages';
import { createAccounts, PEOPLE } from './people';
import { createRandom } from './random';
import { createStars, type Stars } from './stars';
import type { Account, Chat, Message, Person } from './types';

/** Everything the stand-in knows: who is there, what was said, what is starred. */
export interface World {
  accounts: [Account, Account, ...Account[]];
  people: readonly Person[];
  /** Live: push a chat or a message and it exists. */
  chats: Chat[];
  stars: Stars;
  findChat(chatId: string): Chat | null;
  /** By any spelling of the id. */
  findMessage(chat: Chat, messageId: string): Message | null;
  /** Appends a message as Cliq would: time by the clock unless given, id from the time. */
  say(chat: Chat, draft: Omit<MessageDraft, 'time'> & { time?: number }): Message;
}

export function createWorld(clock: Clock): World {
  const chats = createChats(clock.now());
  const random = createRandom(7);
  return {
    accounts: createAccounts(),
    people: PEOPLE,
    chats,
    stars: createStars(),
    findChat: (chatId) => chats.find((chat) => chat.id === chatId) ?? null,
    findMessage(chat, messageId) {
      const id = canonicalMessageId(messageId);
      return chat.messages.find((message) => message.id === id) ?? null;
    },
    say(chat, draft) {
      const message = createMessage({ ...draft, time: draft.time ?? clock.now() }, PEOPLE, random);
      chat.messages.push(message);
      chat.messages.sort((left, right) => left.time - right.time);
      return message;
    },
  };
}
