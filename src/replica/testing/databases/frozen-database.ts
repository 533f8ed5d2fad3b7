/** The whole content of a database, as a program of that version left it behind. Plain values: today's types do not describe it. */
export interface FrozenDatabase {
  version: number;
  stores: readonly FrozenStore[];
}

interface FrozenStore {
  name: string;
  keyPath: string | string[] | null;
  indexes: readonly { name: string; keyPath: string[]; unique: boolean }[];
  records: readonly { key?: IDBValidKey; value: unknown }[];
}

/** Makes that database anew, with IndexedDB alone. */
export function layDown({ version, stores }: FrozenDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('stars', version);
    request.onupgradeneeded = () => {
      for (const { name, keyPath, indexes, records } of stores) {
        const store = request.result.createObjectStore(name, { keyPath });
        for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: index.unique });
        for (const { key, value } of records) store.put(value, key);
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}
