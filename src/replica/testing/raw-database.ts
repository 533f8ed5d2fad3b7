/** Everything that is in the database, as text, read with IndexedDB alone. */
export async function rawDatabase(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('stars');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const stores = [...database.objectStoreNames].map(
    (name) =>
      new Promise<unknown>((resolve) => {
        const reading = database.transaction(name).objectStore(name).getAll();
        reading.onsuccess = () => resolve(reading.result);
      }),
  );
  const text = JSON.stringify(await Promise.all(stores));
  database.close();
  return text;
}
