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
  /** Whose rows are about to be shown: their view is restored; resolves when it is. That of another account is never used. */
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
  let owner: string | null = null;
  let kept = { filter: list.filter.peek(), order: list.order.peek() };

  const end = effect(() => {
    const [filter, order, current] = [list.filter.value, list.order.value, accountId.value];
    if (owner === null || current !== owner || (filter === kept.filter && order === kept.order)) return;
    kept = { filter, order };
    keptView
      .keep({ ...kept, accountId: owner })
      .catch((error: unknown) => console.error('how the list is left was not kept', error));
  });
  stop.addEventListener('abort', end);

  return {
    askedChat,
    async restoreFor(accountId) {
      const [view, asked] = await Promise.all([left, askedFor]);
      const isOwn = owner === null && view?.accountId === accountId;
      if (isOwn) list.restore(view.filter, view.order);
      if (owner === null && asked !== null) {
        askedChat.value = asked.chat ?? null;
        list.restore({ ...everything, ...asked }, list.order.peek());
      }
      if (owner !== null && owner !== accountId) {
        askedChat.value = null;
        list.clear();
      }
      kept = { filter: list.filter.peek(), order: list.order.peek() };
      owner = accountId;
    },
  };
}
