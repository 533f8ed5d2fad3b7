import type { Rung } from '../reading';
import { openStudiedPage } from './open-page';
import type { RandomPage } from './random-page';

export interface Verdict {
  rung: Rung | null;
  /** Finds that were not what may be found there. */
  wrong: string[];
  /** Rows that had to be found, and those that were. */
  rows: number;
  found: number;
  /** Rows that were not. */
  missed: string[];
}

/** Shows the page and points at every element in it. */
export function judgePage(document: Document, { html, truths }: RandomPage): Verdict {
  document.body.innerHTML = html;
  const page = openStudiedPage(document);
  const verdict: Verdict = { rung: page.reading()?.rung ?? null, wrong: [], rows: 0, found: 0, missed: [] };
  for (const target of document.body.querySelectorAll('*')) {
    const told = target.closest('[data-t]')?.getAttribute('data-t');
    const truth = told ? truths[Number(told)] : undefined;
    const found = page.messageAt(target);
    const isRow = truth?.isRow === true && target.hasAttribute('data-t');
    if (isRow) verdict.rows += 1;
    if (isRow && found) verdict.found += 1;
    if (isRow && !found) verdict.missed.push(target.outerHTML);
    const isRight = found?.messageId === truth?.message?.id && found?.chatId === truth?.message?.chatId;
    if (found && !isRight)
      verdict.wrong.push(`${target.outerHTML.slice(0, 300)} → ${found.messageId} in ${found.chatId}`);
  }
  return verdict;
}
