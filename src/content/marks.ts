import { onReturn } from '../browser/page-return';
import { rowSelector } from '../cliq/page/page-profile';
import type { MessagePage } from '../cliq/page/reading';
import type { KnownStars } from './known-stars';
import { markRules } from './mark-rules';
import { addStyleSheet } from './style-sheet';
import { type RowWatch, watchRows } from './watch-rows';

/** More ids than this are of chats left long ago. */
const mostRemembered = 4_000;
const markWidthPx = 14;

interface Needs {
  page: MessagePage;
  known: KnownStars;
  signal: AbortSignal;
}

/**
 * Shows on every message of the page what it is starred as, by style rules alone. Asks for what is new on the page and for what
 * has become doubtful; scrolling over what is there asks and does nothing.
 */
export function showMarks({ page, known, signal }: Needs): Pick<RowWatch, 'lookAgain'> {
  const sheet = addStyleSheet(page.document);
  let ids = new Map<string, string>();
  let written = '';
  const room = createRoom(page.document, signal);
  let frame = 0;
  let measuring: ReturnType<typeof setTimeout> | undefined;
  const rows = watchRows({
    page,
    signal,
    onIds(came) {
      if (ids.size > mostRemembered) ids = rows.ids();
      for (const [id, raw] of came) ids.set(id, raw);
      refresh(came.keys());
      draw();
    },
  });

  function refresh(candidates: Iterable<string>): void {
    const doubtful = [...candidates].filter((id) => ids.has(id) && !known.isFresh(id));
    if (doubtful.length > 0) void known.ask(doubtful);
  }

  function draw(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const profile = page.reading()?.profile;
      if (profile && !room.isKnown(rowSelector(profile))) {
        clearTimeout(measuring);
        // The frame is drawn by then, and the page laid out.
        measuring = setTimeout(() => {
          if (room.measure(rowSelector(profile))) draw();
        });
        return;
      }
      const stars = [...known.stars()].flatMap(([id, star]) => {
        const raw = ids.get(id);
        return raw === undefined ? [] : [[raw, star] as const];
      });
      const css = profile ? markRules(profile, stars, room.px()) : '';
      if (css === written) return;
      written = css;
      sheet.write(css);
    });
  }

  known.onNews((doubtful) => {
    refresh(doubtful ?? ids.keys());
    draw();
  });
  onReturn(() => {
    ids = rows.ids();
    known.doubtAll();
  }, signal);
  signal.addEventListener(
    'abort',
    () => {
      cancelAnimationFrame(frame);
      clearTimeout(measuring);
      sheet.remove();
    },
    { once: true },
  );
  return rows;
}

/**
 * What room a row has at its start, measured once for a chat and a width of the window: where the page is not laid out yet, that makes
 * the browser do it at once, and again in its next frame.
 */
function createRoom(document: Document, signal: AbortSignal) {
  let key: string | null = null;
  let px = 0;
  const keyOf = (rows: string) => document.URL + rows;
  window.addEventListener('resize', () => (key = null), { signal, passive: true });
  return {
    isKnown: (rows: string) => key === keyOf(rows),
    /** False as long as there is no row. */
    measure(rows: string): boolean {
      const row = document.querySelector(rows);
      if (!row) return false;
      key = keyOf(rows);
      px = roomAtStart(row);
      return true;
    },
    px: () => px,
  };
}

/** A row's own padding is free of anything else, if it is wide enough. */
function roomAtStart(row: Element): number {
  const padding = Number.parseFloat(getComputedStyle(row).paddingInlineStart);
  return padding >= markWidthPx ? Math.min(padding, markWidthPx + 4) - 2 : 0;
}
