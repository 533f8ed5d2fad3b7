import type { PageProfile } from './page-profile';

const breaking = /^(block|flex|grid|list-item|table|table-row|flow-root)$/;

/**
 * The text of an element as a person reads it: lines where the page breaks lines, pictures by their names, hidden and
 * stripped parts left out. (`innerText` would do, but for the pictures and the parts to leave out, which must stay where they are.)
 */
export function renderedText(root: Element, { message }: PageProfile): string {
  let text = '';
  const append = (node: Node, preserves: boolean): void => {
    if (node instanceof Text) {
      text += preserves
        ? node.data
        : node.data.replace(/[ \t\r\n]+/g, text === '' || /\s$/.test(text) ? trimmed : collapsed);
    } else if (node instanceof Element) {
      appendElement(node, preserves);
    }
  };
  const appendElement = (element: Element, preserves: boolean): void => {
    if (element !== root && element.matches(message.strip)) return;
    if (element.tagName === 'BR') {
      text += '\n';
      return;
    }
    const { display, visibility, whiteSpace } = getComputedStyle(element);
    if (display === 'none' || visibility === 'hidden') return;
    if (element.matches(message.picture.selector) && element.textContent.trim() === '') {
      text += pictureName(element, message.picture.nameAttributes);
      return;
    }
    const breaks = breaking.test(display) && element !== root;
    if (breaks) startLine();
    const keeps = element.tagName === 'PRE' || (whiteSpace === '' ? preserves : whiteSpace.startsWith('pre'));
    for (const child of element.childNodes) append(child, keeps);
    if (breaks) startLine();
  };
  const startLine = () => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  append(root, false);
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** White space at the start of a line is not rendered; anywhere else it is one space. */
function trimmed(space: string, offset: number): string {
  return offset === 0 ? '' : collapsed(space);
}

function collapsed(_space: string): string {
  return ' ';
}

function pictureName(element: Element, attributes: readonly string[]): string {
  for (const attribute of attributes) {
    const name = element.getAttribute(attribute)?.trim();
    if (name) return name;
  }
  return '';
}
