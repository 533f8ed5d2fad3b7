import { dataCenterOfHost } from '../data-centers';
import type { MessageElement } from './identify';
import { isVisible } from './visible';

const mostLines = 200;

/** A rectangle in the viewport, in CSS px. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** True for the documents in which Cliq shows chats: its API is on the same host, and answers with documents of its own. */
export function isChatPage({ contentType, location }: Document): boolean {
  return (
    contentType === 'text/html' && dataCenterOfHost(location.host) !== null && !/\/api\/v\d/.test(location.pathname)
  );
}

/** The part of the row that can be seen: inside the viewport and inside every ancestor that clips. */
export function visibleBox({ row }: MessageElement): Box | null {
  const { innerWidth, innerHeight } = window;
  let box: Box | null = within(row.getBoundingClientRect(), {
    left: 0,
    top: 0,
    right: innerWidth,
    bottom: innerHeight,
  });
  for (let element = row.parentElement; element && box; element = element.parentElement) {
    if (getComputedStyle(element).overflowY !== 'visible' && element !== row.ownerDocument.body) {
      box = within(box, element.getBoundingClientRect());
    }
  }
  return box;
}

function within(one: Box, other: Box): Box | null {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return left < right && top < bottom ? { left, top, right, bottom } : null;
}

/** What should not be covered: Cliq's controls in the row and its open hover menus, and every line of text in the row. */
export function obstaclesAround({ row, profile }: MessageElement): { controls: Box[]; lines: Box[] } {
  const { ownerDocument } = row;
  const { controls } = profile;
  const menus = [...ownerDocument.querySelectorAll(controls.anywhere)].filter(isVisible);
  const lines: Box[] = [];
  const range = ownerDocument.createRange();
  const texts = ownerDocument.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text && lines.length < mostLines; text = texts.nextNode()) {
    range.selectNodeContents(text);
    lines.push(...range.getClientRects());
  }
  return {
    controls: [...row.querySelectorAll(controls.inRow), ...menus].map((each) => each.getBoundingClientRect()),
    lines,
  };
}

/** True when the row's text runs from right to left. */
export function isRightToLeft({ row }: MessageElement): boolean {
  return getComputedStyle(row).direction === 'rtl';
}
