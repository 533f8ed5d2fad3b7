import type { FileContent } from '../stars/star';
import type { StarRow } from '../stars/star-row';
import { type MessageText, withText } from './left-out-text';

/** A store in memory that ends with the browser: `storage.session` has this form. */
export interface SessionArea {
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
  getBytesInUse(keys: null): Promise<number>;
}

/** The texts that are not on disk (`TextVault`), for those who read. */
export interface TextReader {
  /** Of those messages whose text is there. Never rejects. */
  textsOf(accountId: string, messageIds: readonly string[]): Promise<ReadonlyMap<string, MessageText>>;
  /** `rows` with the texts that are not on disk, where they are kept. All of one account. Never rejects. */
  fill(rows: StarRow[]): Promise<StarRow[]>;
}

export interface StarredText extends MessageText {
  starredAt: number;
}

export const keyPrefix = 'text/';
export const keyOf = (accountId: string, messageId: string) => `${keyPrefix}${accountId}/${messageId}`;

/** A string takes a third less memory than the same as an object (Chromium). */
export const pack = ({ starredAt, text, file }: StarredText) => JSON.stringify([starredAt, text, file]);

export function unpack(value: unknown): StarredText {
  const [starredAt, text, file]: [number, string, FileContent | null] = JSON.parse(String(value));
  return { starredAt, text, file };
}

export function createTextReader(area: SessionArea): TextReader {
  async function textsOf(accountId: string, messageIds: readonly string[]): Promise<ReadonlyMap<string, MessageText>> {
    try {
      const stored = await area.get(messageIds.map((id) => keyOf(accountId, id)));
      return new Map(
        messageIds.flatMap((id) => {
          const value = stored[keyOf(accountId, id)];
          return value === undefined ? [] : [[id, unpack(value)] as const];
        }),
      );
    } catch (error) {
      console.error('texts in memory could not be read', error);
      return new Map();
    }
  }

  return {
    textsOf,
    async fill(rows) {
      const bare = rows.filter(({ content }) => content.isLeftOut);
      const accountId = bare[0]?.accountId;
      if (accountId === undefined) return rows;
      const found = await textsOf(
        accountId,
        bare.map(({ messageId }) => messageId),
      );
      return rows.map((row) => {
        const text = row.content.isLeftOut && found.get(row.messageId);
        return text ? withText(row, text) : row;
      });
    },
  };
}
