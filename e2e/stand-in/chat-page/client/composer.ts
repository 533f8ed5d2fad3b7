import { element } from './element';

/** A ProseMirror-like editor: one paragraph a line. Enter sends, Shift+Enter breaks the line. */
export function composer(chatTitle: string, number: number, send: (text: string) => void): HTMLElement {
  const editor = element(
    'div',
    {
      class: 'ProseMirror',
      id: `composer-component-${number}-editor`,
      'composer-component-editor': '',
      contenteditable: 'true',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': `Message ${chatTitle}`,
      'data-placeholder': `Message ${chatTitle}`,
    },
    element('p', {}, element('br', {})),
  );
  editor.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    // biome-ignore lint/performance/useDomNodeTextContent: line breaks of the editor are <br> and <p>.
    const text = editor.innerText.trim();
    if (text === '') return;
    editor.replaceChildren(element('p', {}, element('br', {})));
    send(text);
  });
  return element('div', { 'composer-main-container': '', class: 'zccomposer' }, editor);
}
