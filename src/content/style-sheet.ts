/** Both ways pass a strict content security policy; Firefox refuses the first to content scripts in some versions. */
export interface StyleSheet {
  write(css: string): void;
  remove(): void;
}

/** A style sheet of this script's own, for the page or for a shadow root in it. */
export function addStyleSheet(root: Document | ShadowRoot): StyleSheet {
  try {
    const sheet = new CSSStyleSheet();
    const adopt = () => {
      // The page may have set its own sheets since.
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    };
    adopt();
    return {
      write(css) {
        sheet.replaceSync(css);
        adopt();
      },
      remove() {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
      },
    };
  } catch {
    const style = document.createElement('style');
    (root instanceof Document ? root.documentElement : root).append(style);
    return {
      write(css) {
        style.textContent = css;
      },
      remove: () => style.remove(),
    };
  }
}
