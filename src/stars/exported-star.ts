import type { StarRow } from './star-row';

/** A star as it goes into a file: what a person would tell of it, and the two ids by which it can be starred again. */
export interface ExportedStar {
  messageId: string;
  chatId: string;
  /** One of `StarType`, or a newer type of Cliq's. */
  type: string;
  sender: string;
  chat: string;
  text: string;
  file: string;
  /** ISO 8601 in UTC; empty when it is not known. */
  sentAt: string;
  starredAt: string;
  /** The message's address in Cliq; empty when there is none. */
  link: string;
}

/**
 * @param keepsNoText true when the organization wants no message text on disk, which is where the file goes
 */
export function exportedStar(row: StarRow, link: string | null, keepsNoText: boolean): ExportedStar {
  const { text, earlierText = '', file } = row.content;
  return {
    messageId: row.messageId,
    chatId: row.chatId,
    type: row.type,
    sender: row.sender.name,
    chat: row.chat.title,
    // What has been deleted in Cliq is still known here.
    text: keepsNoText ? '' : text || earlierText,
    file: keepsNoText ? '' : (file?.name ?? ''),
    sentAt: row.sentAt === null ? '' : isoTime(row.sentAt),
    starredAt: isoTime(row.starredAt),
    link: link ?? '',
  };
}

/** What of the list goes into a file: a star that has been removed is none. */
export function withoutRemoved(rows: readonly StarRow[]): StarRow[] {
  return rows.filter(({ removedAt }) => removedAt === null);
}

/** True when this device has only the ids, the names and the times of the message. */
export function hasNoText({ content }: StarRow): boolean {
  return content.isLeftOut === true && content.text === '' && content.file === null;
}

/** Cliq's times are other people's input: some are in no calendar. */
function isoTime(at: number): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
