import { rowSelector } from '../cliq/page/page-profile';
import type { MessagePage } from '../cliq/page/reading';
import { messageIdIn } from '../cliq/page/shapes';

/** So long the page is let alone before its new rows are looked at; they may come by the hundred. */
const restMs = 40;
/** And so long while they keep coming. */
const burstRestMs = 160;
/** So long it is not asked again whether it is understood by now. */
const retryMs = 250;

export interface RowWatch {
  /** The messages whose rows are on the page now: canonical id → as the page spells it. */
  ids(): Map<string, string>;
  /** The page may be read in another way by now. */
  lookAgain(): void;
}

interface Needs {
  page: MessagePage;
  signal: AbortSignal;
  /** Called with the messages of rows that came, or that show another message now. */
  onIds(ids: Map<string, string>): void;
}

/** Tells of every message that comes into the page, however it comes: appended, loaded above, in another chat, or in a row that is used again. */
export function watchRows({ page, signal, onIds }: Needs): RowWatch {
  const { document } = page;
  let touched = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let idAttribute: string | null = null;
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName } of records) {
      if (attributeName !== null && target instanceof Element) touched.add(target);
      for (const node of addedNodes) if (node instanceof Element) touched.add(node);
    }
    if (touched.size > 0) schedule();
  });

  function observe(): void {
    observer.disconnect();
    const attributes = idAttribute === null ? {} : { attributeFilter: [idAttribute] };
    observer.observe(document.documentElement, { childList: true, subtree: true, ...attributes });
  }

  function schedule(): void {
    const rest = quiet === undefined ? restMs : burstRestMs;
    timer ??= setTimeout(look, idAttribute === null ? retryMs : rest);
  }

  function look(): void {
    timer = undefined;
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      quiet = undefined;
    }, 2 * burstRestMs);
    const elements = touched;
    touched = new Set();
    const profile = page.reading()?.profile;
    if (!profile) return;
    const { idAttribute: known } = profile.message;
    const isNew = known !== idAttribute;
    if (isNew) {
      idAttribute = known;
      observe();
    }
    const ids = isNew ? idsIn([document.documentElement]) : idsIn(elements);
    if (ids.size > 0) onIds(ids);
  }

  function idsIn(elements: Iterable<Element>): Map<string, string> {
    const ids = new Map<string, string>();
    const profile = page.reading()?.profile;
    if (!profile) return ids;
    const selector = rowSelector(profile);
    const { idAttribute: name } = profile.message;
    const read = (element: Element) => {
      const raw = element.getAttribute(name);
      const id = messageIdIn(raw);
      if (raw !== null && id !== null) ids.set(id, raw);
    };
    for (const element of elements) {
      if (!element.isConnected) continue;
      if (element.matches(selector)) read(element);
      if (element.firstElementChild) for (const row of element.querySelectorAll(selector)) read(row);
    }
    return ids;
  }

  observe();
  look();
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(quiet);
    },
    { once: true },
  );
  return {
    ids: () => idsIn([document.documentElement]),
    lookAgain() {
      const now = page.reading()?.profile.message.idAttribute;
      if (now !== undefined && now !== idAttribute) look();
    },
  };
}
