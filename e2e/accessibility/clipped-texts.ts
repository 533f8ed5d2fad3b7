/**
 * Run in a page: our own texts of which not all is seen, each with what cuts it off; and whether the page is wider than its window.
 * @param ours patterns (regular expressions) of our sentences; what people have written may be cut with an ellipsis
 */
export function clippedTexts(ours: readonly string[]): string[] {
  const isOurs = new RegExp(`^(?:${ours.join('|')})$`, 'su');
  const slack = 1.5;
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + slack)
    faults.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    const isSeen = element?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (
      !element ||
      !isSeen ||
      element.closest('.unseen, option') ||
      isForEarsOnly(element) ||
      words.length < 2 ||
      !isOurs.test(words)
    )
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    const why = cutBy(element, text);
    if (why !== '') faults.push(`“${words}” is cut by ${why}`);
  }
  for (const input of document.querySelectorAll('input[placeholder]')) {
    if (!(input instanceof HTMLInputElement) || !input.checkVisibility()) continue;
    const style = getComputedStyle(input);
    const context = document.createElement('canvas').getContext('2d');
    if (!context) continue;
    context.font = style.font;
    const room = input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    const { width } = context.measureText(input.placeholder);
    if (width > room + slack)
      faults.push(`the placeholder “${input.placeholder}” is ${Math.ceil(width - room)} px too long`);
  }
  return faults;

  function isForEarsOnly(element: Element): boolean {
    return getComputedStyle(element).clipPath !== 'none';
  }

  /** An ellipsis begins before the padding does. */
  function contentBox(at: Element): DOMRect {
    const { x, y, width, height } = at.getBoundingClientRect();
    const { paddingLeft, paddingRight } = getComputedStyle(at);
    const [left, right] = [Number.parseFloat(paddingLeft), Number.parseFloat(paddingRight)];
    return new DOMRect(x + left, y, width - left - right, height);
  }

  function cutBy(element: Element, text: DOMRect): string {
    let scrolls = false;
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const box = at === element && at.matches('.chosen') ? contentBox(at) : at.getBoundingClientRect();
      const isBox = at.matches('button, .facet, input, select, .type-toggle, dialog, a');
      const name = `${at.tagName.toLowerCase()}.${at.className}`;
      const isTooWide = text.left < box.left - slack || text.right > box.right + slack;
      if ((overflowX !== 'visible' || isBox) && isTooWide) return name;
      const isTooHigh = text.top < box.top - slack || text.bottom > box.bottom + slack;
      if (!scrolls && (overflowY === 'hidden' || overflowY === 'clip' || isBox) && isTooHigh) return name;
      if (overflowY === 'auto' || overflowY === 'scroll') scrolls = true;
    }
    return '';
  }
}

/** Run in a page: every text and name that a person meets, but for what people have written. */
export function shownWords(): string[] {
  const found: string[] = [];
  const written =
    'bdi, .star-text, .sender, .chat-name, code, time, .count, .choice-count, [role=timer], option bdi, .unseen';
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (element && !element.closest(written)) found.push(node.textContent?.trim() ?? '');
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '');
  }
  // "88.1 MB" and "api-console.zoho.com" are no sentences.
  return found.filter((words) => /\p{L}{2}/u.test(words) && !/^[\d.,]+\s\p{L}+$|^[\w-]+(\.[\w-]+)+$/u.test(words));
}
