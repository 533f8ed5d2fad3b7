import { hostName } from './surface';

const replaced = 'stars-for-cliq:replaced';

/**
 * Begins this copy of the content script, and ends any other in the page: after an update the browser leaves the old copy
 * running, cut off from the extension. One `abort()` removes every listener and node.
 */
export function beginLife(document: Document): AbortController {
  const life = new AbortController();
  document.dispatchEvent(new Event(replaced));
  // What a copy left behind that can no longer hear.
  for (const host of document.querySelectorAll(hostName)) host.remove();
  document.addEventListener(replaced, () => life.abort(), { signal: life.signal });
  return life;
}

/** True when the extension was updated, disabled or removed under this script: nothing it does can be saved any more. */
export function isOrphaned(): boolean {
  return !['browser', 'chrome'].some((name) => {
    const runtime = property(Reflect.get(globalThis, name), 'runtime');
    return typeof property(runtime, 'id') === 'string';
  });
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
