import { type RefObject, useLayoutEffect, useRef } from 'preact/compat';
import type { VirtualizerHandle } from 'virtua';
import type { StarFilter } from '../stars/star-filter';
import type { StarRow } from '../stars/star-row';

/**
 * Keeps the row at the top of the screen where it is while rows come and go above it.
 *
 * @returns whether virtua has to keep its distance from the end of the list (its `shift`) in this render.
 */
export function useStillScroll(
  rows: readonly StarRow[],
  filter: StarFilter,
  virtualizer: RefObject<VirtualizerHandle | null>,
): boolean {
  const before = useRef({ rows, filter });
  const handle = virtualizer.current;
  let isShifted = false;
  let move: { to: number; within: number } | null = null;

  // Another filter is another list: that one starts at its top.
  if (handle && handle.scrollOffset > 0 && rows !== before.current.rows && filter === before.current.filter) {
    const top = handle.findItemIndex(handle.scrollOffset);
    const anchor = before.current.rows[top]?.messageId;
    const to = rows[top]?.messageId === anchor ? top : rows.findIndex((row) => row.messageId === anchor);
    if (to >= 0 && to !== top) {
      isShifted = rows.length - before.current.rows.length === to - top;
      if (!isShifted) move = { to, within: handle.scrollOffset - handle.getItemOffset(top) };
    }
  }

  useLayoutEffect(() => {
    before.current = { rows, filter };
    if (move && handle) handle.scrollTo(handle.getItemOffset(move.to) + move.within);
  });

  return isShifted;
}
