import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../browser/i18n';
import type { FacetOption } from './facet-options';
import { placeUnder } from './place-under';
import { shownName } from './shown-text';
import { SideIcon } from './side-icon';

interface FacetBoxProps {
  /** What is chosen here; the field's name. */
  label: string;
  /** The first option: nothing is chosen. */
  allLabel: string;
  unnamedLabel: string;
  chosen: string | null;
  /** What the chosen one is called. */
  chosenLabel: string;
  options: (typed: string) => FacetOption[];
  total: number;
  count: (value: number) => string;
  onPick: (key: string | null) => void;
}

/** A field to choose one of many by typing (the ARIA pattern "combobox with list autocomplete"). */
export function FacetBox(props: FacetBoxProps) {
  const { label, allLabel, unnamedLabel, chosen } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const isOpen = typed !== null;
  const all = { key: null, label: allLabel, count: props.total };
  const named = (option: FacetOption) => ({ ...option, label: shownName(option.label) || unnamedLabel });
  const options = isOpen ? [...(typed === '' ? [all] : []), ...props.options(typed).map(named)] : [];
  const activeId = isOpen && options[active] ? `${id}-${active}` : undefined;

  useLayoutEffect(() => {
    const [floating, anchor] = [list.current, field.current];
    if (!isOpen || !floating || !anchor) return undefined;
    const place = () => placeUnder(floating, anchor, 'start');
    floating.showPopover?.();
    place();
    // Firefox says so of its popup whenever something in it changes, also where its size stays.
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [isOpen]);
  // A name that does not fit is shown from its beginning, though it was typed.
  useLayoutEffect(() => {
    if (isOpen || !field.current) return;
    field.current.setSelectionRange(0, 0);
    field.current.scrollLeft = 0;
  }, [isOpen]);
  useLayoutEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function open() {
    if (isOpen) return;
    setTyped('');
    setActive(0);
  }
  function pick(key: string | null) {
    setTyped(null);
    if (key !== chosen) props.onPick(key);
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (isOpen) setActive((active + step + options.length) % Math.max(1, options.length));
      else open();
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      const option = options[active];
      if (option) pick(option.key);
    } else if (event.key === 'Escape' && isOpen) {
      // Unhandled, Escape would close the whole popup in Chrome.
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    }
  }

  return (
    <div class={`facet ${chosen === null ? '' : 'is-set'}`}>
      <input
        ref={field}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={activeId}
        dir={chosen === null || isOpen ? undefined : 'auto'}
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        placeholder={isOpen ? allLabel : label}
        value={typed ?? (chosen === null ? '' : props.chosenLabel)}
        title={chosen === null ? label : props.chosenLabel}
        onClick={open}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(null)}
      />
      <SideIcon name="choose" />
      {isOpen && (
        <div ref={list} id={`${id}-list`} class="choices" popover="manual" role="listbox" aria-label={label}>
          {options.map((option, index) => (
            <button
              key={option.key ?? ''}
              id={`${id}-${index}`}
              type="button"
              role="option"
              class={`choice ${index === active ? 'is-active' : ''}`}
              tabIndex={-1}
              aria-selected={option.key === chosen}
              // The field keeps the focus, and with it the keys.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option.key)}
            >
              <bdi>{option.label}</bdi>
              <span class="choice-count">{props.count(option.count)}</span>
            </button>
          ))}
          {options.length === 0 && <p class="choice is-nothing">{t('popup_noChoice')}</p>}
        </div>
      )}
    </div>
  );
}
