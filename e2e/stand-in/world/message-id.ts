export type IdSpelling = 'underscore' | 'percent' | 'space';

const PAIR = /^(\d{6,})(?:_| |\+|%20)(\d{3,})$/;
const PLAIN = /^\d{6,}$/;

/**
 * The one form all spellings of a message id share, or null for what is no id. The text must already be out of its
 * carrier: a path segment is decoded once before, so `%2520` in a path is the spelling `%20`.
 */
export function canonicalMessageId(spelled: string): string | null {
  if (PLAIN.test(spelled)) return spelled;
  const pair = PAIR.exec(spelled);
  return pair ? `${pair[1]}_${pair[2]}` : null;
}

export function spellMessageId(canonical: string, spelling: IdSpelling): string {
  if (spelling === 'underscore') return canonical;
  return canonical.replace('_', spelling === 'percent' ? '%20' : ' ');
}
