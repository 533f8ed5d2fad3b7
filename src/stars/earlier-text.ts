import type { Content } from './star';
import type { StarRow } from './star-row';

/** Marks that older versions kept as Cliq writes them: a text with them is no other text because it is readable now. */
const unreadable = /\{@[\w-]+\}|:[\w+-]+:/;

/**
 * The content as Cliq lists it now, with what the text was when it was listed first if somebody has changed it since: the message is
 * not the one that was starred. Only texts from Cliq's list are compared; what a page showed is written in another way.
 */
export function withEarlierText(row: StarRow | null, content: Content): Content {
  if (!row || row.seenInPass === 0 || row.content.isLeftOut) return content;
  const earlier = row.content.earlierText ?? row.content.text;
  const isSame = earlier === '' || earlier === content.text || unreadable.test(earlier);
  return isSame ? content : { ...content, earlierText: earlier };
}
