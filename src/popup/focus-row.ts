/** Gives the focus to what is first to be pressed in a row of the list; to the row itself as long as that is not loaded. */
export function focusRow(item: Element | null | undefined): void {
  const pressable = item?.querySelector<HTMLElement>('a[href], button');
  const row = pressable ?? item?.querySelector<HTMLElement>('.star');
  if (row && !pressable) row.tabIndex = -1;
  row?.focus();
}

/** For what is first to be pressed, when it comes: a row that got the focus before hands it on. */
export function takeRowFocus(first: HTMLElement | null): void {
  if (first && first.closest('.star') === document.activeElement) first.focus();
}
