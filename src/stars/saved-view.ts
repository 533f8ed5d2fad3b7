import type { Account } from './account';
import { parseKeptView } from './kept-view';
import type { StarFilter } from './star-filter';
import type { StarOrder } from './star-order';

/**
 * A filter and an order that a person has given a name. It holds what they chose and typed: ids of a chat and a sender, search words, the
 * name; never a word of a message.
 */
export interface SavedView {
  id: string;
  /** Whose it is, see `ownersOf`. */
  owner: string;
  name: string;
  filter: StarFilter;
  order: StarOrder;
  /** The list opens with it. Of several the one changed last counts. */
  isStart: boolean;
  /** They are listed by this number, then by id. */
  place: number;
  /** When it was changed last, epoch ms by the clock of the computer it was changed on. The later change wins. */
  changedAt: number;
}

/** What is left of a deleted view, so that a computer that was away does not bring it back. */
export interface DeletedView {
  id: string;
  owner: string;
  isDeleted: true;
  changedAt: number;
}

export type ViewRecord = SavedView | DeletedView;

export const longestName = 60;
export const longestWords = 500;
/** Room for as many deleted ones is left in the browser's 512 items. */
export const mostViews = 100;
/** After that nobody remembers that it was deleted. */
export const forgetDeletedMs = 180 * 24 * 3_600_000;

export function isDeleted(record: ViewRecord): record is DeletedView {
  return 'isDeleted' in record;
}

/**
 * The names under which an account's views are kept, the best first: by person, where Zoho has said who it is; by organization, once it is
 * known; else by the account here, which no other computer knows, and which ends with the sign-in.
 */
export function ownersOf({ id, dataCenter, organizationId, identity }: Account): string[] {
  return [
    ...(identity ? [`person/${dataCenter}/${identity.userId}`] : []),
    ...(organizationId ? [`organization/${dataCenter}/${organizationId}`] : []),
    `here/${id}`,
  ];
}

/** True for views that are of use on this computer only. */
export function isLocal({ owner }: ViewRecord): boolean {
  return owner.startsWith('here/');
}

/** A name as it is kept; empty when there is none in it. */
export function cleanName(typed: string): string {
  return [...typed.replace(/[\u202A-\u202E\u2066-\u2069\p{Cc}\s]+/gu, ' ').trim()]
    .slice(0, longestName)
    .join('')
    .trim();
}

/** The records of two computers together: of each view the later change. At the same time a deletion wins, else either, but the same on both. */
export function mergeViews(one: readonly ViewRecord[], other: readonly ViewRecord[]): ViewRecord[] {
  const merged = new Map<string, ViewRecord>();
  for (const record of [...one, ...other]) {
    const known = merged.get(record.id);
    if (!known || isLater(record, known)) merged.set(record.id, record);
  }
  return [...merged.values()];
}

function isLater(record: ViewRecord, known: ViewRecord): boolean {
  if (record.changedAt !== known.changedAt) return record.changedAt > known.changedAt;
  if (isDeleted(record) !== isDeleted(known)) return isDeleted(record);
  return JSON.stringify(record) > JSON.stringify(known);
}

export function isSameRecord(one: ViewRecord | undefined, other: ViewRecord): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

/** An account's views in their order. */
export function viewsOf(records: readonly ViewRecord[], account: Account): SavedView[] {
  const owners = ownersOf(account);
  const own = records.filter((record): record is SavedView => !isDeleted(record) && owners.includes(record.owner));
  return own.toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
}

/** The view that the list opens with. */
export function startViewOf(views: readonly SavedView[]): SavedView | null {
  const starts = views.filter(({ isStart }) => isStart).toSorted((a, b) => b.changedAt - a.changedAt);
  return starts[0] ?? null;
}

/** Reads what another version, or another computer, has kept; null when it is none. */
export function parseViewRecord(id: string, value: unknown): ViewRecord | null {
  const [owner, changedAt] = [field(value, 'owner'), field(value, 'changedAt')];
  if (typeof owner !== 'string' || typeof changedAt !== 'number' || !Number.isFinite(changedAt)) return null;
  if (field(value, 'isDeleted') === true) return { id, owner, isDeleted: true, changedAt };
  const [name, place] = [field(value, 'name'), field(value, 'place')];
  const view = parseKeptView({ accountId: owner, filter: field(value, 'filter'), order: field(value, 'order') });
  if (!view || typeof name !== 'string' || cleanName(name) === '') return null;
  return {
    id,
    owner,
    name: cleanName(name),
    filter: view.filter,
    order: view.order,
    isStart: field(value, 'isStart') === true,
    place: typeof place === 'number' && Number.isFinite(place) ? place : 0,
    changedAt,
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
