import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { StarRow } from '../stars/star-row';
import { lazily } from './lazily';
import { StarRowView } from './star-row';
import type { StarsStore } from './store';
import { useRowWindow } from './use-row-window';

const ListEnd = lazily(() => import('./list-end').then((part) => part.ListEnd));

export function StarList({ store }: { store: StarsStore }) {
  const { rows, filter, order } = store.list.found.value;
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  // Another filter, or another order, is another list.
  const list = useMemo(() => ({}), [filter, order]);
  const { first, end, top, total, onScroll } = useRowWindow(rows, list, scroller);
  const views = useRowViews(store);
  useEffect(() => void followArrows(scroller.current), []);

  // A row that is scrolled away while it has the focus must not take the focus with it.
  const kept = focused === null ? -1 : rows.findIndex((row) => row.messageId === focused);
  const shown = Array.from({ length: Math.max(0, end - first) }, (_, nth) => first + nth);
  if (kept >= 0 && kept < first) shown.unshift(kept);
  if (kept >= end) shown.push(kept);

  return (
    <div
      class="scroller"
      ref={scroller}
      onScroll={onScroll}
      onFocusIn={({ target }) => {
        const item = target instanceof Element ? target.closest('[data-message]') : null;
        setFocused(item?.getAttribute('data-message') ?? null);
      }}
    >
      <div class="room" style={{ blockSize: `${top(shown[0] ?? 0)}px` }} />
      <ul class="rows" aria-label={t('popup_list')}>
        {shown.map((index, nth) => {
          const row = rows[index];
          const before = shown[nth - 1] ?? index - 1;
          return (
            row && (
              <li
                key={row.messageId}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                style={{ marginBlockStart: `${top(index) - top(before + 1)}px` }}
              >
                {views(row)}
              </li>
            )
          );
        })}
      </ul>
      <div class="room" style={{ blockSize: `${total - top((shown.at(-1) ?? -1) + 1)}px` }} />
      <ListEnd store={store} />
    </div>
  );
}

async function followArrows(list: HTMLElement | null): Promise<void> {
  const { moveByArrow } = await import('./move-by-arrow');
  list?.addEventListener('keydown', moveByArrow);
}

/** A row that is as it was is not rendered again when the list around it is. */
function useRowViews(store: StarsStore): (row: StarRow) => VNode {
  const views = useRef(new WeakMap<StarRow, VNode>()).current;
  return (row) => {
    const view = views.get(row) ?? <StarRowView row={row} store={store} />;
    views.set(row, view);
    return view;
  };
}
