/** Gives the focus to what is first to be pressed in a row of the list; to the row itself as long as that is not loaded. */
export function focusRow(item: Element | null | undefined): void {
  const pressable = item?.querySelector<HTMLElement>('a[href], button');
  const row = pressable ?? item?.querySelector<HTMLElement>('.star');
  if (row && !pressable) row.tabIndex = -1;
  row?.focus();
}
