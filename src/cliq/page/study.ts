import { isConsistent } from './consistent';
import { inferByShape } from './infer-by-shape';
import { inferFromText } from './infer-from-text';
import type { PageProfile } from './page-profile';
import { cliq2026 } from './profiles';
import type { Reading, Rung } from './reading';
import { textsIn } from './row-parts';
import { scanPage } from './scan';
import { isVisible } from './visible';

/** What a whole look at the page brings, when no profile reads it. */
export interface Studied {
  /** Best first. */
  guesses: Reading[];
  /** True when there are messages here, read or not: a chat may also be empty, or on its way. */
  hasMessages: boolean;
}

/** Rungs B and C. Looks at every element: seldom, and only where it is needed. */
export function studyPage(document: Document): Studied {
  const scan = scanPage(document, cliq2026);
  // Where the known name is still in use, no other attribute is the id.
  const named = scan.bearers.filter(({ attribute }) => attribute === cliq2026.message.idAttribute);
  if (named.length > 0) scan.bearers = named;
  const byShape = inferByShape(document, cliq2026, scan);
  const fromText = inferFromText(document, cliq2026, scan);
  return {
    guesses: [...(byShape ? [guess('shape', byShape)] : []), ...(fromText ? [guess('text', fromText)] : [])],
    hasMessages: scan.bearers.length > 0 || textsIn(document.body, cliq2026).length > 0 || hasTalk(document),
  };
}

function guess(rung: Rung, profile: PageProfile): Reading {
  return { rung, profile, accepts: (row) => isConsistent(row, profile) };
}

const manyLetters = 300;

/** An editor, and beside it something that scrolls and holds many words. */
function hasTalk(document: Document): boolean {
  const editors = [...document.querySelectorAll('[contenteditable="true"], textarea')].filter(isVisible);
  return editors.some((editor) => {
    let around = editor.parentElement;
    for (let level = 0; around && level < 6; level += 1, around = around.parentElement) {
      const parts = [...around.children].filter((part) => !part.contains(editor));
      if (parts.some((part) => part.textContent.length > manyLetters && part.scrollHeight > part.clientHeight))
        return true;
    }
    return false;
  });
}
