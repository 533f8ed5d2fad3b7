import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { KeptView } from '../stars/kept-view';
import { everything, type StarFilter } from '../stars/star-filter';
import type { ListFilter } from './list-filter';

export interface KeptViewSource {
  read(): Promise<KeptView | null>;
  keep(view: KeptView): Promise<void>;
  /** What was asked for when the list was opened, once; null for all. */
  asked(): Promise<Partial<StarFilter> | null>;
}

export interface ViewKeeping {
  /**
   * Whose rows are about to be shown: their view is restored, but for what was chosen meanwhile; resolves when it is. That of another
   * account is never used.
   */
  restoreFor(accountId: string): Promise<void>;
  /** The chat that the list was opened from. */
  askedChat: ReadonlySignal<string | null>;
}

interface ViewKeepingSources {
  keptView: KeptViewSource;
  list: ListFilter;
  accountId: ReadonlySignal<string | null | undefined>;
  stop: AbortSignal;
}

/** The list is opened as it was left. */
export function viewKeeping({ keptView, list, accountId, stop }: ViewKeepingSources): ViewKeeping {
  // Asked for at once: the first rows wait for it.
  const left = keptView.read().catch((error: unknown) => {
    console.error('how the list was left is not known', error);
    return null;
  });
  const askedFor = keptView.asked().catch((error: unknown) => {
    console.error('what was asked for is not known', error);
    return null;
  });
  const askedChat = signal<string | null>(null);
  const owner = signal<string | null>(null);
  let kept = { filter: list.filter.peek(), order: list.order.peek() };

  const end = effect(() => {
    const [filter, order, whose] = [list.filter.value, list.order.value, owner.value];
    if (whose === null || accountId.value !== whose || (filter === kept.filter && order === kept.order)) return;
    kept = { filter, order };
    keptView
      .keep({ ...kept, accountId: whose })
      .catch((error: unknown) => console.error('how the list is left was not kept', error));
  });
  stop.addEventListener('abort', end);

  /** What was chosen before it was known how the list was left counts, and is kept. */
  function restore(view: KeptView | null, asked: Partial<StarFilter> | null): void {
    const [filter, order] = [list.filter.peek(), list.order.peek()];
    const left = {
      filter: asked ? { ...everything, ...asked } : (view?.filter ?? everything),
      order: view?.order ?? kept.order,
    };
    const chosen = Object.entries(filter).filter(([part, value]) => value !== everything[part as keyof StarFilter]);
    list.restore(
      chosen.length > 0 ? { ...left.filter, ...Object.fromEntries(chosen) } : left.filter,
      order === kept.order ? left.order : order,
    );
    kept = left;
  }

  return {
    askedChat,
    async restoreFor(accountId) {
      const [view, asked] = await Promise.all([left, askedFor]);
      if (owner.peek() === accountId) return;
      if (owner.peek() === null) {
        askedChat.value = asked?.chat ?? null;
        restore(view?.accountId === accountId ? view : null, asked);
      } else {
        askedChat.value = null;
        list.clear();
        kept = { filter: list.filter.peek(), order: list.order.peek() };
      }
      owner.value = accountId;
    },
  };
}
