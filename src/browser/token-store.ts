import * as v from 'valibot';
import browser from 'webextension-polyfill';

const key = 'token';
const schema = v.object({
  accountId: v.string(),
  token: v.string(),
  /** Epoch ms. */
  expiresAt: v.number(),
  /** False until it is known to belong to the account. */
  isProven: v.boolean(),
  identity: v.nullable(v.object({ userId: v.string(), email: v.string() })),
});

export type StoredToken = v.InferOutput<typeof schema>;

/** The access token: in memory only (`storage.session`), out of reach of pages and content scripts, gone with the browser. */
export interface TokenStore {
  read(): Promise<StoredToken | null>;
  save(token: StoredToken): Promise<void>;
  clear(): Promise<void>;
}

export const tokenStore: TokenStore = {
  async read() {
    const parsed = v.safeParse(schema, (await browser.storage.session.get(key))[key]);
    return parsed.success ? parsed.output : null;
  },
  save: (token) => browser.storage.session.set({ [key]: token }),
  clear: () => browser.storage.session.remove(key),
};
