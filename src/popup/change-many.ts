import { mostInBatch } from '../stars/batch';
import type { StarRow } from '../stars/star-row';
import type { StarType } from '../stars/star-type';
import { selectionOf } from './selection';
import type { StarsStore } from './store';

/** Gives all of them a type, or removes their stars, as one. How that gets on is in the status; nothing is chosen any more. */
export async function changeMany(store: StarsStore, rows: readonly StarRow[], type: StarType | null): Promise<void> {
  const { changes } = store;
  if (rows.length > mostInBatch) {
    changes.say({ kind: 'too-many', most: mostInBatch });
    return;
  }
  const ids = rows.map(({ messageId }) => messageId);
  await changes.together(ids, (service) => service.setStars(ids, type));
  // What went wrong is said there; then everything stays chosen for another try.
  if (changes.announcement.peek() !== null) return;
  selectionOf(store).clear();
  keepFocus();
}

/** The bar above the list is gone in a moment: what stands beside it gets the focus, unless that is in the list. */
export function keepFocus(): void {
  if (document.activeElement?.closest('.rows')) return;
  document.querySelector<HTMLElement>('.list-head > .check')?.focus();
}
