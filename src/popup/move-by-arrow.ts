import { focusRow } from './focus-row';

const pressable = 'a[href], button, input';

/** Arrow up and down go from row to row, to the same thing in it; the rows around are always in the page. */
export function moveByArrow(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const { target } = event;
  if (step === undefined || event.defaultPrevented || !(target instanceof HTMLElement)) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || target.closest('[role=menu]')) return;
  if (stepFrom(target, step)) event.preventDefault();
}

/** Goes to the row after this one, or before it; false when there is none. */
export function stepFrom(target: HTMLElement, step: number): boolean {
  const item = target.closest('li');
  const next = step > 0 ? item?.nextElementSibling : item?.previousElementSibling;
  if (!item || !next) return false;
  const place = Array.from(item.querySelectorAll(pressable)).reverse().indexOf(target);
  const targets = Array.from(next.querySelectorAll<HTMLElement>(pressable)).reverse();
  const same = place < 0 ? undefined : (targets[place] ?? targets[0]);
  if (same) same.focus();
  else focusRow(next);
  return true;
}
