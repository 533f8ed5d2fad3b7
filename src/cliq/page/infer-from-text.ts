import { isConsistent } from './consistent';
import type { PageProfile } from './page-profile';
import { rowOf } from './row';
import { bearersIn, rawIdOf, textsIn } from './row-parts';
import { renamed, type Scan } from './scan';
import { scrollerOf } from './scroller';
import { messageIdIn } from './shapes';
import { isVisible } from './visible';

/** With fewer messages it cannot be told whether the ids are theirs or those of what they quote. */
const fewest = 3;
const leastShare = 0.8;

/**
 * Rung C: the texts are known, and each has one id somewhere near it. Only when that is so for nearly all of them, when the ids
 * differ and grow down the page as messages do, and when nothing that carries one holds words, as a quote would.
 */
export function inferFromText(document: Document, base: PageProfile, { bearers, renames }: Scan): PageProfile | null {
  const known = renamed(base, renames);
  const { foreign, notMessages } = known;
  const texts = textsIn(document.body, known).filter((text) => !text.closest(`${foreign}, ${notMessages}`));
  const shown = texts.filter(isVisible);
  const attributes = new Set(bearers.map(({ attribute }) => attribute));
  const fits = [...attributes].flatMap((idAttribute) => {
    const profile = withIds(known, idAttribute);
    return isConvincing(shown, profile) ? [profile] : [];
  });
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

function isConvincing(texts: readonly Element[], profile: PageProfile): boolean {
  const rows = texts.flatMap((text) => {
    const row = rowOf(text, profile);
    const id = row && messageIdIn(rawIdOf(row, profile));
    return row && id && isConsistent(row, profile) && !carriesWords(row, text, profile)
      ? [{ id, list: scrollerOf(text, profile) }]
      : [];
  });
  const isRising = rows.every(({ id, list }, index) => {
    const before = rows[index - 1];
    return before === undefined || before.list !== list || before.id < id;
  });
  return rows.length >= fewest && rows.length >= texts.length * leastShare && isRising;
}

/** A gutter shows a time at most; a quote shows a name. */
function carriesWords(row: Element, text: Element, profile: PageProfile): boolean {
  const carriers = bearersIn(row, profile).filter((bearer) => !bearer.contains(text));
  return carriers.some(({ textContent }) => /\p{L}/u.test(textContent.replace(/[ap]\.?m\b/gi, '')));
}

function withIds(profile: PageProfile, idAttribute: string): PageProfile {
  const { message } = profile;
  return {
    ...profile,
    name: `from the text, like ${profile.name}`,
    isInferred: true,
    chat: { ...profile.chat, isByShape: true },
    message: { ...message, row: null, holds: null, idAttribute },
  };
}
