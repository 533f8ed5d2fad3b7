import type { ElementStep, NameStep } from './element-steps';

/**
 * Runs in a page: the elements in sight at the end of the steps, also in open shadow roots. Roles and names are found as HTML and
 * ARIA define them, as far as our pages and the stand-in's use that.
 */
export function findElements(steps: readonly ElementStep[]): Element[] {
  const implicitRoles: Record<string, string> = {
    a: 'link',
    article: 'article',
    aside: 'complementary',
    button: 'button',
    dialog: 'dialog',
    fieldset: 'group',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    li: 'listitem',
    main: 'main',
    ol: 'list',
    option: 'option',
    output: 'status',
    progress: 'progressbar',
    select: 'combobox',
    textarea: 'textbox',
    ul: 'list',
  };
  const inputRoles: Record<string, string> = {
    button: 'button',
    checkbox: 'checkbox',
    radio: 'radio',
    search: 'searchbox',
    submit: 'button',
    text: 'textbox',
    password: 'textbox',
  };
  const isInput = (element: Element): element is HTMLInputElement => element.localName === 'input';

  function roleOf(element: Element): string | null {
    const said = element.getAttribute('role');
    if (said) return said;
    if (isInput(element)) return inputRoles[element.type] ?? null;
    return implicitRoles[element.localName] ?? null;
  }

  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

  /** A name from content: what is written in it, without what assistive technology does not see. */
  function contentOf(node: Node): string {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
    if (getComputedStyle(node).display === 'none') return '';
    const own = node.getAttribute('aria-label') ?? node.getAttribute('alt');
    if (own !== null) return own;
    const inside = [...node.childNodes].map(contentOf).join('');
    return getComputedStyle(node).display === 'inline' ? inside : ` ${inside} `;
  }

  function nameOf(element: Element): string {
    const root = element.getRootNode();
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const labelling = ids.map((id) => (root instanceof ShadowRoot ? root : document).getElementById(id));
    if (labelling.some(Boolean)) return oneLine(labelling.map((each) => (each ? contentOf(each) : '')).join(' '));
    const label = element.getAttribute('aria-label');
    if (label) return label;
    const labels: Iterable<Element> = Reflect.get(element, 'labels') ?? [];
    const byLabel = oneLine([...labels].map(contentOf).join(' '));
    if (byLabel) return byLabel;
    const legend = element.localName === 'fieldset' && element.querySelector('legend');
    if (legend) return oneLine(contentOf(legend));
    const isNamedByContent = !['input', 'select', 'textarea', 'ul', 'ol', 'main', 'dialog'].includes(element.localName);
    const byContent = isNamedByContent ? oneLine([...element.childNodes].map(contentOf).join('')) : '';
    return byContent || (element.getAttribute('title') ?? element.getAttribute('placeholder') ?? '');
  }

  function fits(name: string, wanted: NameStep): boolean {
    return 'exactly' in wanted ? name === wanted.exactly : new RegExp(wanted.pattern, wanted.flags).test(name);
  }

  function isInSight(element: Element): boolean {
    // An option of a closed field has no place of its own.
    if (element.localName === 'option') return true;
    const { width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return false;
    if (!element.checkVisibility({ checkVisibilityCSS: true })) return false;
    return element.closest('[aria-hidden="true"], [inert]') === null;
  }

  /** All elements below, through open shadow roots. */
  function* below(root: ParentNode): Generator<Element> {
    for (const element of root.children) {
      yield element;
      if (element.shadowRoot) yield* below(element.shadowRoot);
      yield* below(element);
    }
  }

  /** What is written in it, as it is seen. */
  const textOf = (element: Element) =>
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden does not count
    element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');

  function take(found: ParentNode[], step: ElementStep): ParentNode[] {
    switch (step.kind) {
      case 'last':
        return found.slice(-1);
      case 'text':
        return found.filter((each) => each instanceof Element && oneLine(textOf(each)).includes(step.text));
      case 'css':
        return [...new Set(found.flatMap((each) => [...each.querySelectorAll(step.selector)]))].filter(isInSight);
      case 'role': {
        const inside = [...new Set(found.flatMap((each) => [...below(each)]))];
        const { role, name } = step;
        return inside.filter(
          (each) => roleOf(each) === role && (name === null || fits(nameOf(each), name)) && isInSight(each),
        );
      }
    }
  }

  const found = steps.reduce<ParentNode[]>(take, [document]);
  return found.filter((each): each is Element => each instanceof Element);
}
