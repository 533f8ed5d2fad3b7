import type { Account } from '../stars/account';
import type { Credentials } from './credentials';
import type { ReplicaDatabase } from './schema';

/** Who is signed in, and with what. */
export interface AccountWriter {
  account(): Promise<Account | null>;
  /** Signs an account in, and keeps what its own client needs; without that, nothing of the kind is kept for it any more. Strict. */
  saveAccount(account: Account, credentials?: Credentials | null): Promise<void>;
  /** Changes the account unless it has been signed out meanwhile; tells whether it was still there. Strict. */
  changeAccount(accountId: string, change: Partial<Omit<Account, 'id'>>): Promise<boolean>;
  credentials(accountId: string): Promise<Credentials | null>;
  /** The refresh token is known to be of the account's person. Strict. */
  proveCredentials(accountId: string): Promise<void>;
}

export function createAccountWriter(database: () => Promise<ReplicaDatabase>): AccountWriter {
  return {
    account: async () => (await (await database()).getAll('accounts')).at(0) ?? null,
    async saveAccount(account, credentials = null) {
      const stores = ['accounts', 'credentials'] as const;
      const transaction = (await database()).transaction(stores, 'readwrite', { durability: 'strict' });
      const kept = transaction.objectStore('credentials');
      await Promise.all([
        transaction.objectStore('accounts').put(account),
        credentials ? kept.put(credentials) : kept.delete(account.id),
        transaction.done,
      ]);
    },
    async changeAccount(accountId, change) {
      const transaction = (await database()).transaction('accounts', 'readwrite', { durability: 'strict' });
      const account = await transaction.store.get(accountId);
      if (account) await transaction.store.put({ ...account, ...change });
      await transaction.done;
      return account !== undefined;
    },
    credentials: async (accountId) => (await (await database()).get('credentials', accountId)) ?? null,
    async proveCredentials(accountId) {
      const transaction = (await database()).transaction('credentials', 'readwrite', { durability: 'strict' });
      const kept = await transaction.store.get(accountId);
      if (kept) await transaction.store.put({ ...kept, isProven: true });
      await transaction.done;
    },
  };
}
