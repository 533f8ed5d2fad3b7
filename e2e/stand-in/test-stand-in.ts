import { afterEach } from 'vitest';
import type { Received } from './send-request';
import { type StandIn, type StandInOptions, startStandIn } from './stand-in';
import type { Chat, Message } from './world/types';

const started = new Set<StandIn>();

afterEach(async () => {
  await Promise.all([...started].map((standIn) => standIn.close()));
  started.clear();
});

/** A stand-in that ends with the test. */
export async function testStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const standIn = await startStandIn(options);
  started.add(standIn);
  return standIn;
}

/** The first chat and one of its messages. */
export function someMessage(standIn: StandIn, index = 70): { chat: Chat; message: Message } {
  const chat = standIn.chats[0];
  const message = chat?.messages[index];
  if (!chat || !message) throw new Error(`no message ${index}`);
  return { chat, message };
}

export interface ListBody {
  ids: string[];
  nextToken: string | null;
  body: Record<string, unknown>;
}

export function readList(received: Received): ListBody {
  if (received.status !== 200) throw new Error(`${received.status} ${received.body}`);
  const body: Record<string, unknown> = Object(received.json());
  const records = Array.isArray(body.star_messages) ? body.star_messages : [];
  const nextToken = typeof body.next_token === 'string' ? body.next_token : null;
  return { ids: records.map((record) => String(Object(record).id)), nextToken, body };
}
