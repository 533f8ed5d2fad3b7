import browser from 'webextension-polyfill';
import {
  forgetDeletedMs,
  isDeleted,
  isLocal,
  isSameRecord,
  mergeViews,
  parseViewRecord,
  type ViewRecord,
} from '../stars/saved-view';
import { savedViewsKey } from './forget-view';

/** What became of a change: it is kept here in any case, and follows the user's browser account, or why it does not. */
export type SyncOutcome = 'synced' | 'no-room' | 'too-often' | 'failed';

const prefix = 'view.';

/**
 * Every saved view that this browser knows, of whatever account: the copy of this device and what the user's browser account has brought,
 * the later change of each. What the account has not yet, or has older, is given to it.
 */
export async function readSavedViews(now: number): Promise<{ records: ViewRecord[]; outcome: SyncOutcome }> {
  const [local, synced] = await Promise.all([readLocal(), readSynced()]);
  const records = mergeViews(local, synced).filter(
    (record) => !isDeleted(record) || now - record.changedAt < forgetDeletedMs,
  );
  await keepLocal(records);
  return { records, outcome: await give(records, synced) };
}

/** Keeps changed views here, strictly before the user's browser account hears of them. */
export async function keepSavedViews(changed: readonly ViewRecord[]): Promise<SyncOutcome> {
  const local = await readLocal();
  await keepLocal(mergeViews(local, changed));
  return give(changed, []);
}

/** Calls `listener` when another computer, or another list here, has changed a view, until `stop`. */
export function onSavedViews(listener: () => void, stop: AbortSignal): void {
  const hear = (changes: Record<string, unknown>, area: string) => {
    const isViews =
      area === 'sync' ? Object.keys(changes).some((key) => key.startsWith(prefix)) : savedViewsKey in changes;
    if (isViews && (area === 'sync' || area === 'local')) listener();
  };
  browser.storage.onChanged.addListener(hear);
  stop.addEventListener('abort', () => browser.storage.onChanged.removeListener(hear));
}

async function readLocal(): Promise<ViewRecord[]> {
  return parsed((await browser.storage.local.get(savedViewsKey))[savedViewsKey]);
}

async function keepLocal(records: readonly ViewRecord[]): Promise<void> {
  const before = new Map((await readLocal()).map((record) => [record.id, record]));
  const isSame = before.size === records.length && records.every((each) => isSameRecord(before.get(each.id), each));
  // Nobody is told of what has not changed: else two open lists would tell each other for ever.
  if (isSame) return;
  await browser.storage.local.set({ [savedViewsKey]: Object.fromEntries(records.map((each) => [each.id, each])) });
}

/** A browser whose sync storage cannot be read has what this device has. */
async function readSynced(): Promise<ViewRecord[]> {
  const items = await browser.storage.sync.get(null).catch((error: unknown) => {
    console.info('the views of the browser account cannot be read', error);
    return {};
  });
  const views = Object.entries(items).filter(([key]) => key.startsWith(prefix));
  return parsed(Object.fromEntries(views.map(([key, value]) => [key.slice(prefix.length), value])));
}

function parsed(value: unknown): ViewRecord[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([id, each]) => parseViewRecord(id, each) ?? []);
}

/** One write for all: browsers count writes, 120 a minute. */
async function give(records: readonly ViewRecord[], synced: readonly ViewRecord[]): Promise<SyncOutcome> {
  const known = new Map(synced.map((record) => [record.id, record]));
  const news = records.filter((record) => !isLocal(record) && !isSameRecord(known.get(record.id), record));
  const kept = new Set(records.map(({ id }) => id));
  const old = synced.filter((record) => isDeleted(record) && !kept.has(record.id)).map(({ id }) => prefix + id);
  try {
    if (old.length > 0) await browser.storage.sync.remove(old);
    if (news.length > 0)
      await browser.storage.sync.set(Object.fromEntries(news.map((each) => [prefix + each.id, each])));
    return 'synced';
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Browsers have a sentence for each limit, and no code. */
function outcomeOf(error: unknown): SyncOutcome {
  const words = error instanceof Error ? error.message : String(error);
  if (/MAX_WRITE_OPERATIONS/i.test(words)) return 'too-often';
  if (/QUOTA|MAX_ITEMS/i.test(words)) return 'no-room';
  console.info('the views did not reach the browser account', words);
  return 'failed';
}
