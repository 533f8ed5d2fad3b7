import type { Clock } from '../clock';
import { CHATTER } from './conversation';
import { createMessage, type MessageDraft } from './messages';
import { createRandom, type Random } from './random';
import { type Account, type Chat, type Person, STAR_TYPES, type StarRecord } from './types';
import type { World } from './world';

export interface SeedOptions {
  /** Whose stars; default the first account. */
  account?: Account;
  /** Give every fortieth star a type the documents of stars do not know (`question`). */
  unknownStarType?: boolean;
}

const MINUTE = 60_000;
const FILES = ['Contract-#.pdf', 'mockup-#.png', 'figures-#.xlsx', 'recording-#.m4a', 'notes-#.md'];

/** Mostly texts, some files, now and then a kind that only other v3 pages name, or nobody. */
function draftFor(index: number, sender: Person, time: number, random: Random): MessageDraft {
  const number = String(1000 + index);
  if (index % 9 === 4) {
    const name = random.pick(FILES).replace('#', number);
    return { sender, time, file: { name, size: 2_000 + random.integer(9_000_000), kind: 'application/octet-stream' } };
  }
  if (index % 31 === 17) return { sender, time, other: { type: 'poll', content: { question: `Variant ${number}?` } } };
  if (index % 47 === 23) return { sender, time, other: { type: 'hologram', content: { scene: `hall ${number}` } } };
  return { sender, time, text: random.pick(CHATTER).replace('#', number) };
}

/**
 * Stars `count` messages, every tenth of them pinned, one a minute back from now, over all chats the account is in. The messages are written for
 * the purpose, older than the conversations, so that any number works and the chats look as before.
 */
export function seedStars(world: World, clock: Clock, count: number, options: SeedOptions = {}): StarRecord[] {
  const account = options.account ?? world.accounts[0];
  // Two seedings of one instant must not write the same messages.
  const random = createRandom(count + world.stars.revision() * 7919 + 1);
  const chats = world.chats.filter((chat) => chat.members.has(account.id));
  const now = clock.now();
  const written = new Map<Chat, Chat['messages']>();
  const seeded: StarRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const chat = random.pick(chats);
    const sender = random.pick(world.people);
    const messageTime = now - 30 * 1440 * MINUTE - index * 3 * MINUTE - random.integer(MINUTE);
    const message = createMessage(draftFor(index, sender, messageTime, random), world.people, random);
    message.isPinned = index % 10 === 3;
    const writtenHere = written.get(chat) ?? [];
    writtenHere.push(message);
    written.set(chat, writtenHere);
    const isUnknown = options.unknownStarType === true && index % 40 === 39;
    const type = isUnknown ? 'question' : random.pick(STAR_TYPES);
    const time = now - index * MINUTE - random.integer(MINUTE);
    seeded.push(world.stars.put({ accountId: account.id, chat, message, type, time }));
  }
  for (const [chat, messages] of written) {
    chat.messages = [...messages, ...chat.messages].sort((left, right) => left.time - right.time);
  }
  return seeded;
}
