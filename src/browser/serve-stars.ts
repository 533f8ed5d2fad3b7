import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { dataCenterIds } from '../stars/account';
import { mostInBatch } from '../stars/batch';
import { isChatId } from '../stars/chat-id';
import { contentKinds } from '../stars/content-kind';
import { canonicalMessageId } from '../stars/message-id';
import { pageStates } from '../stars/page-state';
import { ServiceError } from '../stars/service-error';
import { clientKinds, mostRestoredAtOnce, type StarService } from '../stars/star-service';
import { starTypes } from '../stars/star-type';
import { isDay, starredPresets } from '../stars/starred-within';
import { pageStarVerbs, type Reply, starVerbs } from './star-messages';

/** Who sent a message, as the browser says it (never as the message says it). */
export interface MessageSender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

const dataCenter = v.picklist(dataCenterIds);
const messageId = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((id) => canonicalMessageId(id) === id),
);
const storedMessageId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const text = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(1_000_000),
    v.transform((value) => value.slice(0, max)),
  );
const storedMessageRef = v.strictObject({
  dataCenter,
  organizationId: v.nullable(v.pipe(v.string(), v.regex(/^\d{1,24}$/))),
  chatId: v.pipe(v.string(), v.maxLength(200)),
  messageId: storedMessageId,
  text: text(10_000),
  senderName: text(300),
  chatTitle: text(300),
  sentAt: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});
/** What a chat page names must have the shape of an id. Our own pages name what Cliq itself has listed, known shape or not. */
const messageRef = v.strictObject({
  ...storedMessageRef.entries,
  chatId: v.pipe(v.string(), v.maxLength(120), v.check(isChatId)),
  messageId,
});
const day = v.custom<string>(isDay);
const filter = v.strictObject({
  types: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(20)),
  chat: v.nullable(v.pipe(v.string(), v.maxLength(300))),
  sender: v.nullable(v.pipe(v.string(), v.maxLength(300))),
  kind: v.nullable(v.picklist(contentKinds)),
  starred: v.variant('kind', [
    v.strictObject({ kind: v.picklist(['any', ...starredPresets]) }),
    v.strictObject({ kind: v.literal('custom'), from: v.nullable(day), to: v.nullable(day) }),
  ]),
  words: v.pipe(v.string(), v.maxLength(500)),
});
const batchId = v.pipe(v.number(), v.safeInteger());
const cursor = v.strictObject({ starredAt: v.pipe(v.number(), v.finite()), messageId: storedMessageId });

const signInSettings = v.strictObject({
  clientId: v.pipe(v.string(), v.maxLength(200)),
  dataCenter,
  clientKind: v.picklist(clientKinds),
  asksEmail: v.boolean(),
});

const argumentsOf = {
  setStar: v.strictTuple([storedMessageRef, v.nullable(v.picklist(starTypes))]),
  undo: v.strictTuple([storedMessageId]),
  setStars: v.strictTuple([
    v.pipe(v.array(storedMessageId), v.maxLength(mostInBatch)),
    v.nullable(v.picklist(starTypes)),
  ]),
  undoBatch: v.strictTuple([batchId]),
  cancelBatch: v.strictTuple([batchId]),
  starsOf: v.strictTuple([v.pipe(v.array(storedMessageId), v.maxLength(500))]),
  list: v.strictTuple([filter, v.nullable(cursor)]),
  rowsOf: v.strictTuple([v.pipe(v.array(storedMessageId), v.maxLength(500))]),
  status: v.strictTuple([]),
  refresh: v.strictTuple([]),
  lookFor: v.strictTuple([filter]),
  viewOpened: v.strictTuple([]),
  sendNow: v.strictTuple([]),
  retry: v.strictTuple([storedMessageId]),
  dismiss: v.strictTuple([storedMessageId]),
  restoreStars: v.strictTuple([
    v.pipe(
      v.array(v.strictObject({ ref: storedMessageRef, type: v.picklist(starTypes) })),
      v.maxLength(mostRestoredAtOnce),
    ),
  ]),
  stopRestoring: v.strictTuple([]),
  signIn: v.strictTuple([signInSettings, v.optional(v.pipe(v.string(), v.maxLength(200)))]),
  confirmAccount: v.strictTuple([v.boolean()]),
  signOut: v.strictTuple([]),
  openOptions: v.strictTuple([]),
  reportPage: v.strictTuple([v.picklist(pageStates)]),
  teachPage: v.strictTuple([]),
  reportOnPage: v.strictTuple([]),
  openInCliq: v.strictTuple([storedMessageId]),
} as const;

const argumentsOfPage = { ...argumentsOf, setStar: v.strictTuple([messageRef, v.nullable(v.picklist(starTypes))]) };

const request = v.strictObject({ stars: v.picklist(starVerbs), args: v.array(v.unknown()) });

/**
 * Answers one message to StarService: checks the sender, then the form of every argument, then calls.
 * A chat page (top frame of a Cliq tab) may use PageStarService; only this extension's own pages may do the rest.
 * Never rejects: what goes wrong comes back as `{ error }`.
 */
export async function answerStars(
  service: StarService,
  message: unknown,
  sender: MessageSender,
  own: Own,
): Promise<Reply> {
  try {
    const parsed = v.safeParse(request, message);
    if (!parsed.success) throw new ServiceError('bad-request', 'not a call of StarService');
    const verb = parsed.output.stars;
    const isOwn = isOwnPage(sender, own);
    const mayPage = isCliqPage(sender, own) && pageStarVerbs.includes(verb) && ((await own.servesPages?.()) ?? true);
    if (!isOwn && !mayPage) throw new ServiceError('forbidden', verb);
    const args = v.safeParse((isOwn ? argumentsOf : argumentsOfPage)[verb], parsed.output.args);
    if (!args.success) throw new ServiceError('bad-request', `${verb}: ${v.getDotPath(args.issues[0]) ?? 'arguments'}`);
    const method = service[verb] as (...args: unknown[]) => Promise<unknown>;
    // Messages are JSON on their way: a key that is undefined would not arrive.
    return { value: (await method(...args.output)) ?? null };
  } catch (error) {
    if (error instanceof ServiceError) return { error: { code: error.code, detail: error.detail } };
    console.error('StarService failed', error);
    return { error: { code: 'unexpected', detail: error instanceof Error ? error.name : typeof error } };
  }
}

/** This extension, as the browser knows it. */
interface Own {
  id: string;
  origin: string;
  isCliqPage: (url: string) => boolean;
  /** False when the organization lets nobody star in the chat page. */
  servesPages?: () => Promise<boolean>;
}

function isOwnPage(sender: MessageSender, own: Own): boolean {
  return sender.id === own.id && sender.url?.startsWith(`${own.origin}/`) === true;
}

function isCliqPage(sender: MessageSender, own: Own): boolean {
  return sender.id === own.id && sender.frameId === 0 && sender.url !== undefined && own.isCliqPage(sender.url);
}

/** Registers the service with the browser. Call it in the background's first turn. */
export function serveStars(service: StarService, pages: Pick<Own, 'isCliqPage' | 'servesPages'>): void {
  const own = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('')).origin, ...pages };
  // Chromium's native `browser` takes no promise from a listener: answer by callback and keep the channel open.
  browser.runtime.onMessage.addListener(((
    message: unknown,
    sender: MessageSender,
    sendResponse: (reply: Reply) => void,
  ) => {
    if (typeof message !== 'object' || message === null || !('stars' in message)) return undefined;
    void answerStars(service, message, sender, own).then(sendResponse);
    return true;
  }) as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}
