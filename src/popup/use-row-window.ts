import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StarRow } from '../stars/star-row';
import { createRowHeights, type RowHeights } from './row-heights';

/** Rows are there this far above and below the screen: further than one turn of a wheel. */
const reservePx = 600;
/** The edges move by so many rows at a time, so that not every step of a scroll is a new window. */
const edgeRows = 4;
const usualRowHeightPx = 84;

/** The rows that are in the page, and the room for the others. */
export interface RowWindow {
  first: number;
  end: number;
  /** Where a row begins, px from the beginning of the list. */
  top(index: number): number;
  total: number;
  onScroll(): void;
}

/**
 * A list of any length with few rows in the page; each has its place as `data-index`. The browser's own scroll anchoring keeps what is
 * on screen where it is while the room above changes (Chromium and Firefox do it when they lay out, before anything is seen).
 * @param list another value is another list: that one starts at its top
 */
export function useRowWindow(
  rows: readonly StarRow[],
  list: unknown,
  scroller: RefObject<HTMLElement | null>,
): RowWindow {
  const [, render] = useState({});
  const heights = useRef(createRowHeights(usualRowHeightPx)).current;
  const shown = useRef({ rows: rows.slice(0, 0), list, first: 0, end: 0, hasPainted: false }).current;
  const scrollTop = () => scroller.current?.scrollTop ?? 0;

  const isOther = shown.list !== list;
  let offset = isOther ? 0 : scrollTop();
  if (isOther) shown.hasPainted = false;
  if (isOther || shown.rows !== rows) {
    const onScreen = offset > 0 ? rowsFrom(shown.rows, heights, offset) : [];
    heights.reset(rows);
    offset = whereTheyAre(onScreen, rows, heights);
  }
  const { first, end } = windowAt(offset);

  function windowAt(at: number): { first: number; end: number } {
    const height = scroller.current?.clientHeight || innerHeight;
    // What is not seen can wait until what is seen has been painted.
    const reserve = shown.hasPainted ? reservePx : 0;
    return {
      first: Math.floor(heights.at(at - reserve) / edgeRows) * edgeRows,
      end: Math.min(rows.length, Math.ceil((heights.at(at + height + reserve) + 1) / edgeRows) * edgeRows),
    };
  }

  function measure(): void {
    for (const item of scroller.current?.querySelectorAll<HTMLElement>('[data-index]') ?? []) {
      const index = Number(item.dataset.index);
      const row = shown.rows[index];
      if (row) heights.set(index, row.messageId, item.getBoundingClientRect().height);
    }
  }

  function renderIfMoved(): void {
    const next = windowAt(scrollTop());
    if (next.first !== shown.first || next.end !== shown.end) render({});
  }

  useLayoutEffect(() => {
    if (isOther && scroller.current) scroller.current.scrollTop = 0;
    Object.assign(shown, { rows, list, first, end });
    measure();
    if (shown.hasPainted) renderIfMoved();
    else if (rows.length > 0) {
      shown.hasPainted = true;
      afterPaint(() => render({}));
    }
  });

  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return undefined;
    let width = current.clientWidth;
    const observer = new ResizeObserver(() => {
      if (current.clientWidth !== width) heights.forget();
      width = current.clientWidth;
      measure();
      // Not now: what changes the page at this very moment is an endless loop to the browser.
      afterPaint(() => render({}));
    });
    observer.observe(current);
    for (const content of current.querySelectorAll('ul')) observer.observe(content);
    return () => observer.disconnect();
  }, []);

  return { first, end, top: heights.top, total: heights.total, onScroll: renderIfMoved };
}

interface OnScreen {
  messageId: string;
  index: number;
  /** How far below the upper edge, px. */
  below: number;
}

/** Some rows from the upper edge on: one of them may be gone, or elsewhere. */
function rowsFrom(rows: readonly StarRow[], heights: RowHeights, offset: number): OnScreen[] {
  const first = heights.at(offset);
  return rows
    .slice(first, first + 8)
    .map(({ messageId }, nth) => ({ messageId, index: first + nth, below: heights.top(first + nth) - offset }));
}

/** Where the list has to be scrolled to so that what was on screen still is. */
function whereTheyAre(onScreen: readonly OnScreen[], rows: readonly StarRow[], heights: RowHeights): number {
  for (const { messageId, index, below } of onScreen) {
    const isSame = (row: StarRow) => row.messageId === messageId;
    const now = rows[index]?.messageId === messageId ? index : rows.findIndex(isSame);
    if (now >= 0) return heights.top(now) - below;
  }
  return 0;
}

function afterPaint(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
