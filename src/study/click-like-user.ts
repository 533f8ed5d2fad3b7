/** What a page hears when somebody presses the left button on an element and lets it go. */
export function clickLikeUser(element: HTMLElement): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const where = {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: element.ownerDocument.defaultView,
    clientX: left + width / 2,
    clientY: top + height / 2,
  };
  const pointer = { ...where, pointerId: 1, pointerType: 'mouse', isPrimary: true };
  element.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, buttons: 1 }));
  element.dispatchEvent(new MouseEvent('mousedown', { ...where, buttons: 1, detail: 1 }));
  element.dispatchEvent(new PointerEvent('pointerup', pointer));
  element.dispatchEvent(new MouseEvent('mouseup', { ...where, detail: 1 }));
  element.dispatchEvent(new MouseEvent('click', { ...where, detail: 1 }));
}
