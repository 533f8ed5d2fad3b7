import { uiDirection } from '../browser/i18n';
import { addStyleSheet } from './style-sheet';
import { styles } from './styles';

export const hostName = 'stars-for-cliq';

/** The one place in the page where this extension shows anything: a shadow root of its own, outside Cliq's tree. */
export interface Surface {
  document: Document;
  append(...elements: Element[]): void;
  /** True for events that happened in the surface. */
  holds(event: Event): boolean;
  /** What has the focus in the surface, or null when the focus is elsewhere. */
  focused(): Element | null;
}

/** Cliq listens to these on its document; inside the surface they are none of its business (Cliq has single-key shortcuts). */
const keptToItself = [
  'keydown',
  'keyup',
  'keypress',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'dblclick',
];

export function createSurface(document: Document, signal: AbortSignal): Surface {
  const host = document.createElement(hostName);
  const root = host.attachShadow({ mode: 'open' });
  addStyleSheet(root).write(styles);
  const container = document.createElement('div');
  container.className = 'surface';
  container.dir = uiDirection();
  root.append(container);
  document.documentElement.append(host);

  for (const type of keptToItself) host.addEventListener(type, (event) => event.stopPropagation(), { signal });
  signal.addEventListener('abort', () => host.remove(), { once: true });

  return {
    document,
    append: (...elements) => container.append(...elements),
    holds: (event) => event.composedPath().includes(host),
    focused: () => root.activeElement,
  };
}
