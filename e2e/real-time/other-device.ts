import { createCaller } from '../stand-in/send-request';
import type { StandIn } from '../stand-in/stand-in';
import type { StarRecord } from '../stand-in/world/types';

/** Calls of each verb in a minute, as documented. */
export const limits = { POST: 50, GET: 30, DELETE: 50 } as const;

/**
 * Another device of the same user: it stars fifty messages, removes `removed` (fifty, too) and reads the list, until Cliq
 * would refuse one call more of each verb.
 */
export async function useUpLimits(
  standIn: StandIn,
  removed: readonly StarRecord[],
): Promise<{ token: string; starred: readonly string[] }> {
  const token = standIn.tokens.issue().value;
  const device = createCaller(standIn, token);
  // The oldest messages of a chat may be the seeded ones.
  const chat = standIn.chats.find(({ title }) => title === 'design-reviews');
  const starred = chat?.messages.slice(-limits.POST).map(({ id }) => id) ?? [];
  const lastMinute = standIn.log.api('GET').filter(({ time }) => time > standIn.clock.now() - 60_000);
  const calls = [
    ...starred.map((id) => () => device.post({ chat_id: chat?.id, message_id: id, star_type: 'manager' })),
    ...removed.map(
      ({ message }) =>
        () =>
          device.remove(message.id),
    ),
    ...Array.from({ length: limits.GET - lastMinute.length }, () => () => device.list()),
  ];
  for (const call of calls) {
    const { status } = await call();
    if (status >= 300) throw new Error(`the other device was answered ${status}`);
  }
  return { token, starred };
}
