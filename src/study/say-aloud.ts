const hidden =
  'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;pointer-events:none';
/** A live region is heard only when it stood there before it said anything. */
const pauseMs = 100;
const staysMs = 5_000;

/** Says to those who do not see the page what the others see. */
export function sayAloud(words: string, document: Document, append: (...elements: Element[]) => void): void {
  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.style.cssText = hidden;
  append(region);
  setTimeout(() => {
    region.textContent = words;
  }, pauseMs);
  setTimeout(() => region.remove(), staysMs);
}
