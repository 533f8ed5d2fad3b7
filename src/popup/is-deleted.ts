import type { Content } from '../stars/star';

/** Cliq still lists the message, with nothing in it any more. */
export function isDeleted({ text, file, earlierText }: Content): boolean {
  return earlierText !== undefined && text.trim() === '' && file === null;
}
