import { createContext } from 'preact';
import {
  type CSSProperties,
  type ReactNode,
  type Ref,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
} from 'preact/compat';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { t } from '../browser/i18n';
import { ListEnd } from './list-end';
import { StarRowView } from './star-row';
import type { StarsStore } from './store';
import { useStillScroll } from './use-still-scroll';

/** Painted before anything is measured; more than a popup's screen holds. */
const firstPaintRows = 24;
const usualRowHeightPx = 92;
const ListSize = createContext(0);

export function StarList({ store }: { store: StarsStore }) {
  const rows = store.list.result.value;
  const filter = store.list.filter.value;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useRef<VirtualizerHandle>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const isShifted = useStillScroll(rows, filter, virtualizer);
  const focusedIndex = focused === null ? -1 : rows.findIndex((row) => row.messageId === focused);

  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [filter]);

  return (
    <div
      class="scroller"
      ref={scroller}
      onFocusIn={({ target }) => {
        const item = target instanceof Element ? target.closest('[data-message]') : null;
        setFocused(item?.getAttribute('data-message') ?? null);
      }}
    >
      <ListSize.Provider value={rows.length}>
        <Virtualizer
          ref={virtualizer}
          scrollRef={scroller}
          data={rows}
          as={List}
          item={Item}
          itemSize={usualRowHeightPx}
          ssrCount={firstPaintRows}
          shift={isShifted}
          // A row that is scrolled away while it has the focus must not take the focus with it.
          keepMounted={focusedIndex < 0 ? [] : [focusedIndex]}
        >
          {(row) => <StarRowView key={row.messageId} row={row} store={store} />}
        </Virtualizer>
      </ListSize.Provider>
      <ListEnd store={store} />
    </div>
  );
}

// Preact 11 gives `ref` to function components as a prop, which virtua needs here.
function List({ style, children, ref }: { style: CSSProperties; children: ReactNode; ref?: Ref<HTMLUListElement> }) {
  return (
    <ul ref={ref ?? null} class="rows" style={style} aria-label={t('popup_list')}>
      {children}
    </ul>
  );
}

function Item(props: { style: CSSProperties; index: number; children: ReactNode; ref?: Ref<HTMLLIElement> }) {
  const size = useContext(ListSize);
  return (
    <li ref={props.ref ?? null} style={props.style} aria-setsize={size} aria-posinset={props.index + 1}>
      {props.children}
    </li>
  );
}
