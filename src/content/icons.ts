import type { StarIcon } from '../stars/star-icons';

const svg = 'http://www.w3.org/2000/svg';

/** A picture without a name: the words beside it or the button's label say what it means. */
export function drawIcon(document: Document, { path }: StarIcon): SVGElement {
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(svg, 'path');
  shape.setAttribute('d', path);
  shape.setAttribute('fill-rule', 'evenodd');
  icon.append(shape);
  return icon;
}
