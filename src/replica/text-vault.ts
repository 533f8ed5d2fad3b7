import {
  createTextReader,
  keyOf,
  keyPrefix,
  pack,
  type SessionArea,
  type StarredText,
  type TextReader,
  unpack,
} from './text-reader';

/**
 * Where texts are kept when none may be on disk: in memory, those of the newest stars, at most 5 MB of them, one item for each
 * message so that a change writes only its own. Nothing here rejects: no change may fail because of a text.
 */
export interface TextVault extends TextReader {
  /** True when no text may be on disk. */
  isNeeded(): Promise<boolean>;
  /** Keeps texts, forgets those that are null. Resolves with the messages whose text is kept now and was not before. */
  keep(accountId: string, texts: ReadonlyMap<string, StarredText | null>): Promise<ReadonlySet<string>>;
  /** Forgets every text. */
  clear(): Promise<void>;
}

/** Texts of stars that are not newer than this had to go. */
const floorKey = 'text-floor';
const mostBytes = 5_000_000;
/** What is left then, so that not every new text makes others go. */
const leftBytes = 4_000_000;

export function createTextVault(area: SessionArea, isNeeded: () => Promise<boolean>): TextVault {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: a text that comes before a sign-out must not be written after it. */
  function inTurn<T>(run: () => Promise<T>, otherwise: T): Promise<T> {
    const turn = last.then(run).catch((error: unknown) => {
      console.error('texts could not be kept in memory', error);
      return otherwise;
    });
    last = turn;
    return turn;
  }

  async function keep(accountId: string, texts: ReadonlyMap<string, StarredText | null>): Promise<Set<string>> {
    const stored = await area.get([floorKey, ...[...texts.keys()].map((id) => keyOf(accountId, id))]);
    const floor = stored[floorKey];
    const items: Record<string, string> = {};
    const learnt = new Set<string>();
    const gone: string[] = [];
    for (const [messageId, text] of texts) {
      const key = keyOf(accountId, messageId);
      if (text === null) gone.push(key);
      else if (typeof floor !== 'number' || text.starredAt > floor) {
        const value = pack(text);
        if (stored[key] === value) continue;
        items[key] = value;
        learnt.add(messageId);
      }
    }
    if (gone.length > 0) await area.remove(gone);
    if (learnt.size > 0) {
      await area.set(items);
      if ((await area.getBytesInUse(null)) > mostBytes) await dropOldest();
    }
    return learnt;
  }

  async function dropOldest(): Promise<void> {
    const oldestFirst = Object.entries(await area.get(null))
      .flatMap(([key, value]) => (key.startsWith(keyPrefix) ? [{ key, starredAt: unpack(value).starredAt }] : []))
      .sort((a, b) => a.starredAt - b.starredAt);
    while (oldestFirst.length > 0 && (await area.getBytesInUse(null)) > leftBytes) {
      const dropped = oldestFirst.splice(0, Math.ceil(oldestFirst.length / 8));
      await area.remove(dropped.map(({ key }) => key));
      await area.set({ [floorKey]: dropped.at(-1)?.starredAt });
    }
  }

  return {
    ...createTextReader(area),
    isNeeded,
    keep: (accountId, texts) => inTurn(() => keep(accountId, texts), new Set<string>()),
    clear: () =>
      inTurn(async () => {
        const keys = Object.keys(await area.get(null)).filter((key) => key.startsWith(keyPrefix));
        await area.remove([...keys, floorKey]);
      }, undefined),
  };
}
