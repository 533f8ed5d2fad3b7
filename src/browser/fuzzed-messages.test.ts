import { expect, test, vi } from 'vitest';
import { mutated } from '../cliq/testing/mutations';
import { createSeededRandom } from '../cliq/testing/seeded-random';
import { isChatId } from '../stars/chat-id';
import { canonicalMessageId } from '../stars/message-id';
import type { MessageRef } from '../stars/message-ref';
import type { StarService } from '../stars/star-service';
import { isStarType } from '../stars/star-type';
import { answerStars, type MessageSender } from './serve-stars';
import { pageStarVerbs, type Reply, type StarVerb, starVerbs } from './star-messages';
import { goodArguments } from './testing/good-arguments';

vi.mock('webextension-polyfill', () => ({ default: {} }));

type Call = [verb: StarVerb, args: unknown[]];
type Tally = Record<'done' | 'refused' | 'forbidden', number>;

const messages = 55_000;
/** They are counted, not timed: a busy machine is not a failure. */
const longestMs = 180_000;
const own = {
  id: 'extension',
  origin: 'chrome-extension://extension',
  isCliqPage: (url: string) => url.startsWith('https://cliq.zoho.com/'),
};
const popup: MessageSender = { id: own.id, url: `${own.origin}/src/popup/index.html` };
const cliqTab: MessageSender = { id: own.id, url: 'https://cliq.zoho.com/company/1', frameId: 0, tab: { id: 7 } };
const strangers: readonly MessageSender[] = [
  {},
  { ...popup, id: 'another-extension' },
  { ...cliqTab, frameId: 4 },
  { ...cliqTab, url: 'https://cliq.zoho.com.evil.example/' },
  { id: own.id, url: 'chrome-extension://extensions/src/popup/index.html' },
  { id: own.id, url: `https://evil.example/?${own.origin}/` },
];

test(
  `${messages} mangled messages from pages, tabs and strangers: each is answered, and only what is well formed, and theirs to ask, is done`,
  async () => {
    const random = createSeededRandom(20_261_122);
    const done: Call[] = [];
    const verbs = starVerbs.map((verb) => [verb, async (...args: unknown[]) => void done.push([verb, args])]);
    const service: StarService = Object.fromEntries(verbs);
    const failures = vi.spyOn(console, 'error');
    const tally: Tally = { done: 0, refused: 0, forbidden: 0 };
    for (let count = 0; count < messages; count++) {
      const verb = starVerbs[random.whole(starVerbs.length)] ?? 'refresh';
      const args = goodArguments[verb];
      // Mostly behind the first check; now and then the message itself.
      const message =
        random.next() < 0.8 ? { stars: verb, args: mutated(args, random) } : mutated({ stars: verb, args }, random);
      const sender = [popup, cliqTab, strangers[random.whole(strangers.length)] ?? {}][random.whole(3)] ?? {};
      done.length = 0;
      const reply = await answerStars(service, message, sender, own);
      const outcome = outcomeOf(reply, done, sender);
      if (outcome === null) throw new Error(`${JSON.stringify([message, sender, reply, done])}`);
      tally[outcome]++;
    }
    expect(failures).not.toHaveBeenCalled();
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    // Most are refused, and enough are not: the mangling reaches behind the first check.
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(500);
  },
  longestMs,
);

/** Null: it should not have ended so. `unexpected` would be a crash. */
function outcomeOf(reply: Reply, done: readonly Call[], sender: MessageSender): keyof Tally | null {
  const [call, ...more] = done;
  if ('error' in reply) {
    if (done.length > 0) return null;
    if (reply.error.code === 'forbidden') return 'forbidden';
    return reply.error.code === 'bad-request' ? 'refused' : null;
  }
  if (!call || more.length > 0 || !hasNothingOdd(call[1])) return null;
  return sender === popup || (sender === cliqTab && isFitForPage(...call)) ? 'done' : null;
}

function isFitForPage(verb: StarVerb, args: readonly unknown[]): boolean {
  if (verb !== 'setStar') return pageStarVerbs.includes(verb);
  const [message, type] = args as [MessageRef, unknown];
  const hasIds = canonicalMessageId(message.messageId) === message.messageId && isChatId(message.chatId);
  return hasIds && (type === null || (typeof type === 'string' && isStarType(type)));
}

const knownMembers = new Set(
  (
    'dataCenter organizationId chatId messageId text senderName chatTitle sentAt starredAt types chat sender kind starred words ' +
    'from to ref type clientId clientKind asksEmail'
  ).split(' '),
);

/** No call carries an address to be fetched, a member that nobody expects, or more text than is kept. */
function hasNothingOdd(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 10_000;
  if (typeof value !== 'object' || value === null) return true;
  const areKnown = Array.isArray(value) || Object.keys(value).every((key) => knownMembers.has(key));
  return areKnown && Object.values(value).every(hasNothingOdd);
}
