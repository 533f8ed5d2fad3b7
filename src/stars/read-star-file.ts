import { type DataCenterId, dataCenterIds } from './account';
import { canonicalMessageId } from './message-id';
import { mostStarsInFile, type StarFileAccount, starFileFormat, starFileVersion } from './star-file';
import { isStarType, type StarType } from './star-type';

/** A star of a file, looked at: it may be wished for. */
export interface FiledStar {
  messageId: string;
  chatId: string;
  type: StarType;
  sender: string;
  chat: string;
  text: string;
  sentAt: number | null;
  starredAt: number | null;
}

/** Why nothing of a file can be used. */
export type FileRefusal = 'no-json' | 'other-file' | 'newer-version' | 'no-account' | 'too-many' | 'empty';

/** Why one star of a file is left out. */
export type LeftOut = 'malformed' | 'unknown-type' | 'repeated';

export interface StarFile {
  account: StarFileAccount;
  stars: readonly FiledStar[];
  leftOut: Readonly<Record<LeftOut, number>>;
}

/** Stars between two pauses. */
const starsAtOnce = 500;
const longestText = 10_000;
const longestName = 300;
/** Ids are put into addresses and bodies as they are: only what is the same in all of them, whatever shape Cliq gives ids next. */
const id = /^[\w-]{1,120}$/;

/**
 * Reads a file that was made by `writeExport`, or by anybody: nothing in it is believed. The caller may pause, or give up, at every yield.
 * A star that is not as it should be is left out and counted; unknown members are not looked at.
 */
export function* readStarFile(content: string): Generator<undefined, StarFile | FileRefusal> {
  const file = parsed(content);
  if (file === undefined) return 'no-json';
  if (field(file, 'format') !== starFileFormat) return 'other-file';
  const version = field(file, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return 'other-file';
  if (version > starFileVersion) return 'newer-version';
  const account = readAccount(field(file, 'account'));
  if (account === null) return 'no-account';
  const records = field(file, 'stars');
  if (!Array.isArray(records)) return 'other-file';
  if (records.length > mostStarsInFile) return 'too-many';
  if (records.length === 0) return 'empty';

  const stars = new Map<string, FiledStar>();
  const leftOut = { malformed: 0, 'unknown-type': 0, repeated: 0 };
  for (const [place, record] of records.entries()) {
    if (place > 0 && place % starsAtOnce === 0) yield;
    const star = readStar(record);
    if (typeof star === 'string') leftOut[star]++;
    else if (stars.has(star.messageId)) leftOut.repeated++;
    else stars.set(star.messageId, star);
  }
  return { account, stars: [...stars.values()], leftOut };
}

function readStar(record: unknown): FiledStar | Exclude<LeftOut, 'repeated'> {
  const [messageId, chatId, type] = [field(record, 'messageId'), field(record, 'chatId'), field(record, 'type')];
  if (typeof messageId !== 'string' || typeof chatId !== 'string' || typeof type !== 'string') return 'malformed';
  const canonical = canonicalMessageId(messageId) ?? messageId;
  if (!id.test(canonical) || !id.test(chatId)) return 'malformed';
  const [sender, chat] = [text(field(record, 'sender'), longestName), text(field(record, 'chat'), longestName)];
  const [words, file] = [text(field(record, 'text'), longestText), text(field(record, 'file'), longestName)];
  const [sentAt, starredAt] = [time(field(record, 'sentAt')), time(field(record, 'starredAt'))];
  if (
    sender === null ||
    chat === null ||
    words === null ||
    file === null ||
    sentAt === undefined ||
    starredAt === undefined
  )
    return 'malformed';
  if (!isStarType(type)) return 'unknown-type';
  return { messageId: canonical, chatId, type, sender, chat, text: words || file, sentAt, starredAt };
}

function readAccount(value: unknown): StarFileAccount | null {
  const dataCenter = field(value, 'dataCenter');
  const organizationId = field(value, 'organizationId') ?? null;
  const isNumber = typeof organizationId === 'string' && /^\d{1,24}$/.test(organizationId);
  if (!isDataCenterId(dataCenter) || (organizationId !== null && !isNumber)) return null;
  return { dataCenter, organizationId };
}

function isDataCenterId(value: unknown): value is DataCenterId {
  return dataCenterIds.some((each) => each === value);
}

/** Absent is empty; too long is cut, for it only names the row until Cliq has answered. Null for what is no text. */
function text(value: unknown, longest: number): string | null {
  if (value === undefined) return '';
  return typeof value === 'string' ? value.slice(0, longest) : null;
}

/** Null when it is not known; undefined for what is no time. */
function time(value: unknown): number | null | undefined {
  if (value === undefined || value === '') return null;
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) && at >= 0 ? at : undefined;
}

function parsed(content: string): unknown {
  try {
    // Programs that keep text files may have put a byte order mark before it.
    const value: unknown = JSON.parse(content.replace(/^\uFEFF/, ''));
    return value;
  } catch {
    return undefined;
  }
}

/** Only what the object itself has: `__proto__` and what it would bring is nothing of the file's. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
