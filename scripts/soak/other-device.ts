import { createCaller } from '../../e2e/stand-in/send-request';
import type { StandIn } from '../../e2e/stand-in/stand-in';
import { DOCUMENTED_LIMITS } from '../../e2e/stand-in/stars-api/rate-limit';
import type { Random } from '../../e2e/stand-in/world/random';
import { STAR_TYPES } from '../../e2e/stand-in/world/types';

/** The same user on a telephone. */
export interface OtherDevice {
  /** Stars, retypes or removes one message without a call that counts. */
  change(): void;
  /** One call of its own, which counts. */
  call(): Promise<void>;
  /** Removes stars until Cliq would refuse the next DELETE. */
  useUpRemovals(): Promise<void>;
  calls(): number;
  /** What its calls carry. */
  authorization: string;
}

/**
 * @param shared ids of messages that this browser's user changes, too: now and then both do
 * @param onTouch told of every message that it may change
 */
export function createOtherDevice(
  standIn: StandIn,
  random: Random,
  shared: readonly string[],
  onTouch: (messageId: string) => void,
): OtherDevice {
  const token = standIn.tokens.issue({ lifetimeMs: 24 * 3_600_000 }).value;
  const caller = createCaller(standIn, token);
  const [account] = standIn.accounts;
  const [chat] = standIn.chats;
  if (!chat) throw new Error('the stand-in has no chat');
  // What is starred already stands in the list, where this browser's user may change it.
  const starred = new Set(standIn.stars().map(({ message }) => message.id));
  const own = chat.messages.map(({ id }) => id).filter((id) => !starred.has(id));
  let count = 0;
  const touch = (messageId: string) => {
    onTouch(messageId);
    return messageId;
  };
  const counted = async (call: () => Promise<unknown>) => {
    count += 1;
    await call();
  };

  return {
    authorization: `Zoho-oauthtoken ${token}`,
    calls: () => count,
    change() {
      const messageId = touch(random.pick(random.integer(12) === 0 ? shared : own));
      const place = standIn.chats.find(({ messages }) => messages.some(({ id }) => id === messageId));
      const message = place?.messages.find(({ id }) => id === messageId);
      if (!place || !message) throw new Error(`no message ${messageId}`);
      if (random.integer(3) === 0) standIn.world.stars.remove(account.id, messageId);
      else {
        const time = standIn.stars().find((star) => star.message.id === messageId)?.time ?? standIn.clock.now();
        standIn.world.stars.put({ accountId: account.id, chat: place, message, type: random.pick(STAR_TYPES), time });
      }
    },
    call: () =>
      counted(() => {
        if (random.integer(2) === 0) return caller.list();
        return caller.post({
          chat_id: chat.id,
          message_id: touch(random.pick(own)),
          star_type: random.pick(STAR_TYPES),
        });
      }),
    async useUpRemovals() {
      const since = standIn.clock.now() - DOCUMENTED_LIMITS.windowMs;
      const used = standIn.log.api('DELETE').filter(({ time }) => time > since).length;
      for (let left = DOCUMENTED_LIMITS.limits.DELETE - used; left > 0; left -= 1) {
        await counted(() => caller.remove(touch(random.pick(own))));
      }
    },
  };
}
