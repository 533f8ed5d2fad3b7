/** Whether something is at least half inside what scrolls it. */
export function isInSight(element: Element, scroller: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  return middle >= frame.top && middle <= frame.bottom;
}
