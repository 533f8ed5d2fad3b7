import type { SessionArea } from '../text-reader';

/** `storage.session` without a browser; counts bytes as Chromium roughly does, and what was written. */
export interface SessionMemory extends SessionArea {
  items: Map<string, unknown>;
  /** Of all calls of `set` so far. */
  bytesWritten(): number;
}

const quotaBytes = 10_485_760;

export function createSessionMemory(): SessionMemory {
  const items = new Map<string, unknown>();
  const sizes = new Map<string, number>();
  let written = 0;
  let inUse = 0;
  function forget(key: string) {
    inUse -= sizes.get(key) ?? 0;
    sizes.delete(key);
    items.delete(key);
  }
  return {
    items,
    bytesWritten: () => written,
    async get(keys) {
      const asked = keys ?? [...items.keys()];
      return Object.fromEntries(asked.filter((key) => items.has(key)).map((key) => [key, items.get(key)]));
    },
    async set(added) {
      const fresh = Object.entries(added).map(
        ([key, value]) => [key, value, key.length + JSON.stringify(value).length] as const,
      );
      const size = fresh.reduce((sum, [, , bytes]) => sum + bytes, 0);
      if (inUse + size > quotaBytes) throw new Error('Session storage quota bytes exceeded. Values were not stored.');
      written += size;
      for (const [key, value, bytes] of fresh) {
        forget(key);
        items.set(key, structuredClone(value));
        sizes.set(key, bytes);
        inUse += bytes;
      }
    },
    async remove(keys) {
      keys.forEach(forget);
    },
    getBytesInUse: async () => inUse,
  };
}
