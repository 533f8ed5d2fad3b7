import type { Account } from './account';
import type { ExportedStar } from './exported-star';

export const starFileFormat = 'stars-for-zoho-cliq';
/** Grows when an older reader would misunderstand the file. */
export const starFileVersion = 1;
/** What one file may hold to be restored: at Cliq's limit of 50 stars a minute this is a working day. */
export const mostStarsInFile = 20_000;
/** Zoho Cliq REST API v3, Stars: no more can be set. */
export const starsPerMinute = 50;
export const mostBytesInFile = 50_000_000;

/** Where the stars of a file belong: the least by which another Cliq is noticed. */
export type StarFileAccount = Pick<Account, 'dataCenter' | 'organizationId'>;

/**
 * The beginning of the JSON file, which alone can be restored. `messageId`, `chatId` and `type` are what a star is made of again; sender,
 * chat, text, file and times are for the person who reads the file, and name the row until Cliq has answered. The account is there as far as
 * it takes to notice another Cliq: its data center, and the organization's number, which is in every link, too. Not in it: who made the
 * file (neither e-mail address nor Zoho's number of the person), senders' ids, addresses of files, and anything of the sign-in.
 */
export function starFileHead({ dataCenter, organizationId }: StarFileAccount): string {
  const head = { format: starFileFormat, version: starFileVersion, account: { dataCenter, organizationId } };
  return `${JSON.stringify(head).slice(0, -1)},"stars":[`;
}

/** @param isFirst no comma goes before the first one */
export function starFileEntry(star: ExportedStar, isFirst: boolean): string {
  return `${isFirst ? '' : ','}\n${JSON.stringify(star)}`;
}

export const starFileEnd = '\n]}\n';
