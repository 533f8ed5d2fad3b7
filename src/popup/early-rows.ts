import { databaseName } from '../replica/database-name';
import type { StarRow } from '../stars/star-row';

/** Enough for the first screen. */
const count = 20;

declare global {
  interface Window {
    earlyRows?: Promise<StarRow[]>;
  }
}

/**
 * The newest rows, asked for while all other scripts of the page are still on their way. Only a glimpse: they are read once more as they
 * should be. It makes nothing and changes nothing, keeps nobody from upgrading the database, and has no rows where anything is unusual.
 */
window.earlyRows = new Promise((resolve) => {
  const opening = indexedDB.open(databaseName);
  const giveUp = () => resolve([]);
  // There was none: the background makes it.
  opening.onupgradeneeded = () => opening.transaction?.abort();
  opening.onerror = giveUp;
  opening.onsuccess = () => {
    const database = opening.result;
    database.onversionchange = () => database.close();
    try {
      const transaction = database.transaction(['accounts', 'stars']);
      const accounts = transaction.objectStore('accounts').getAll();
      const stars = transaction.objectStore('stars').index('newest');
      if (!readsDescending(stars)) throw new Error('an older browser');
      const newest = stars.getAllRecords({ query: null, count, direction: 'prev' });
      transaction.oncomplete = () => {
        const rows = newest.result.map(({ value }) => value);
        const owner = accounts.result[0]?.id;
        const isUsual = rows.every(({ accountId, content }) => accountId === owner && !content.isLeftOut);
        resolve(isUsual ? rows : []);
        database.close();
      };
      transaction.onabort = giveUp;
    } catch {
      giveUp();
      database.close();
    }
  };
});

interface DescendingIndex {
  getAllRecords(options: { query: null; count: number; direction: 'prev' }): IDBRequest<readonly { value: StarRow }[]>;
}

function readsDescending(index: object): index is DescendingIndex {
  return 'getAllRecords' in index;
}
