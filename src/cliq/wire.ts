import * as v from 'valibot';
import { canonicalMessageId } from '../stars/message-id';
import type { Content, FileContent, Star } from '../stars/star';
import { readableText } from './readable-text';

/** One page of the list, as Cliq answered it. */
export interface ListPage {
  stars: Star[];
  /** Records that could not be read: counted, never fatal. */
  unreadable: number;
  /** Opaque; null on the last page. */
  nextToken: string | null;
  /** Opaque; null when the answer brought none. */
  syncToken: string | null;
}

const maxTextLength = 10_000;
const maxNameLength = 300;

const text = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((value) => value.slice(0, max)),
  );
/** An id is a string. A number is taken only while it is exact: beyond 2^53 it has already lost digits. */
const id = v.pipe(
  v.union([
    v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
    v.pipe(v.number(), v.safeInteger(), v.transform(String)),
  ]),
);
/** ISO 8601, or epoch milliseconds as a number or a string (Cliq's v2 API). */
const time = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => (/^\d{10,}$/.test(String(value)) ? Number(value) : Date.parse(String(value)))),
  v.check((ms) => Number.isFinite(ms) && ms >= 0 && ms < 8.64e15),
);
const optional = <S extends v.GenericSchema<unknown, unknown>>(schema: S) => v.fallback(v.nullish(schema), null);
const optionalText = (max: number) => v.fallback(text(max), '');

const fileRecord = v.object({
  name: optional(text(maxNameLength)),
  file_name: optional(text(maxNameLength)),
  size: optional(v.number()),
  file_size: optional(v.number()),
  url: optional(text(2_000)),
  file_url: optional(text(2_000)),
});
const mentionRecord = v.object({ id: optional(id), zuid: optional(id), name: optionalText(maxNameLength) });
const contentRecord = v.object({
  ...fileRecord.entries,
  text: optionalText(maxTextLength),
  comment: optionalText(maxTextLength),
  title: optionalText(maxTextLength),
  question: optionalText(maxTextLength),
  card: optional(v.object({ title: optionalText(maxTextLength) })),
  mentions: v.fallback(v.array(v.unknown()), []),
  file: optional(fileRecord),
});
const senderRecord = v.object({ id: optional(id), name: optionalText(maxNameLength) });
const chatRecord = v.object({
  chat_id: optional(id),
  chat_type: optionalText(60),
  title: optionalText(maxNameLength),
  display_name: optionalText(maxNameLength),
  joined: v.fallback(v.boolean(), true),
});
const starRecord = v.object({
  type: v.fallback(text(60), 'text'),
  id,
  time: optional(time),
  sender: optional(senderRecord),
  content: optional(contentRecord),
  is_pinned: v.fallback(v.boolean(), false),
  star_information: v.object({
    star_type: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)),
    starred_message_time: optional(time),
  }),
  chat_information: optional(chatRecord),
});
const list = v.union([
  v.object({ star_messages: v.array(v.unknown()) }),
  // The schema of the vendor's OpenAPI document says `data` where its example says `star_messages`.
  v.object({ data: v.array(v.unknown()) }),
]);
const tokens = v.object({
  next_token: optional(
    v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.nonEmpty(), v.maxLength(4_000)),
  ),
  sync_token: optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))),
});

/**
 * Reads one starred message. Tolerant of everything but a missing id or star type: unknown star types and content
 * kinds are kept as they are, texts are cut at 10,000 characters.
 * @returns null when the record cannot be read
 * @see Zoho Cliq REST API v3, Stars
 */
export function parseStar(record: unknown): Star | null {
  const parsed = v.safeParse(starRecord, record);
  if (!parsed.success) return null;
  const { star_information: star, chat_information: chat, ...message } = parsed.output;
  return {
    messageId: canonicalMessageId(message.id) ?? message.id,
    chatId: chat?.chat_id ?? '',
    type: star.star_type,
    starredAt: star.starred_message_time ?? message.time ?? 0,
    sentAt: message.time ?? null,
    sender: { id: message.sender?.id ?? '', name: message.sender?.name ?? '' },
    chat: { title: chat?.display_name || chat?.title || '', kind: chat?.chat_type ?? '', joined: chat?.joined ?? true },
    content: parseContent(message.type, message.content ?? null),
    isPinned: message.is_pinned,
  };
}

/** Reads a list answer record by record: a bad record does not cost the other 49. Null when it is not a list at all. */
export function parseList(body: unknown): ListPage | null {
  const parsed = v.safeParse(list, body);
  if (!parsed.success) return null;
  const records = 'star_messages' in parsed.output ? parsed.output.star_messages : parsed.output.data;
  const stars = records.map(parseStar);
  const { next_token, sync_token } = v.parse(tokens, body);
  const readable = stars.filter((star) => star !== null);
  return {
    stars: readable,
    unreadable: stars.length - readable.length,
    nextToken: next_token ?? null,
    syncToken: sync_token ?? null,
  };
}

/** The body of POST /stars: exactly the three documented keys, an unknown key is refused. */
export function starBody(message: { chatId: string; messageId: string }, type: string): string {
  return JSON.stringify({ chat_id: message.chatId, message_id: message.messageId, star_type: type });
}

function parseContent(kind: string, content: v.InferOutput<typeof contentRecord> | null): Content {
  const file = content && parseFile(content);
  if (!content) return { kind, text: '', file };
  const text = content.text || content.comment || content.title || content.card?.title || content.question || '';
  return { kind, text: readableText(text, namesIn(content.mentions)).slice(0, maxTextLength), file };
}

function namesIn(mentions: readonly unknown[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const mention of mentions.slice(0, 200)) {
    const { success, output } = v.safeParse(mentionRecord, mention);
    const key = success ? (output.id ?? output.zuid) : null;
    if (success && key) names.set(key, output.name);
  }
  return names;
}

function parseFile(content: v.InferOutput<typeof contentRecord>): FileContent | null {
  const nested = content.file;
  const name = content.file_name ?? nested?.file_name ?? nested?.name;
  const url = content.file_url ?? nested?.file_url ?? nested?.url ?? null;
  if (!name) return null;
  return { name, size: content.file_size ?? nested?.file_size ?? nested?.size ?? null, url };
}
