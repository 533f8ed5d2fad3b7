const edgePx = 4;

/** Puts something that floats under what it belongs to, or above it where there is no room; never over the window's edge. CSS anchors are too new for Firefox 140. */
export function placeUnder(floating: HTMLElement, anchor: HTMLElement, align: 'start' | 'end'): void {
  const from = anchor.getBoundingClientRect();
  const { width, height } = floating.getBoundingClientRect();
  const isRtl = getComputedStyle(floating).direction === 'rtl';
  const left = isRtl === (align === 'end') ? from.left : from.right - width;
  const fitsBelow = from.bottom + edgePx + height <= innerHeight - edgePx;
  floating.style.left = `${Math.max(edgePx, Math.min(left, innerWidth - width - edgePx))}px`;
  floating.style.top = `${fitsBelow ? from.bottom + edgePx : Math.max(edgePx, from.top - height - edgePx)}px`;
}
