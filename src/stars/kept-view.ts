import { isContentKind } from './content-kind';
import { everything, type StarFilter } from './star-filter';
import { isStarOrder, type StarOrder } from './star-order';
import { isDay, type StarredWithin, starredPresets } from './starred-within';

/** How a person left the list, for the next time it is opened. */
export interface KeptView {
  accountId: string;
  filter: StarFilter;
  order: StarOrder;
}

/** Reads what was kept, perhaps by another version: a part that cannot be read counts as not set. Null when nothing can. */
export function parseKeptView(value: unknown): KeptView | null {
  const accountId = field(value, 'accountId');
  if (typeof accountId !== 'string') return null;
  const kept = field(value, 'filter');
  const [types, kind, order] = [field(kept, 'types'), field(kept, 'kind'), field(value, 'order')];
  return {
    accountId,
    order: isStarOrder(order) ? order : 'starred-newest',
    filter: {
      types: Array.isArray(types) ? types.filter((type) => typeof type === 'string') : everything.types,
      chat: text(field(kept, 'chat')),
      sender: text(field(kept, 'sender')),
      kind: isContentKind(kind) ? kind : null,
      starred: parseStarred(field(kept, 'starred')),
      words: text(field(kept, 'words')) ?? '',
    },
  };
}

function parseStarred(value: unknown): StarredWithin {
  const kind = field(value, 'kind');
  const preset = starredPresets.find((each) => each === kind);
  if (preset) return { kind: preset };
  if (kind !== 'custom') return everything.starred;
  const [from, to] = [field(value, 'from'), field(value, 'to')];
  return { kind, from: isDay(from) ? from : null, to: isDay(to) ? to : null };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
