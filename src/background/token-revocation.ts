import type { StoredToken } from '../browser/token-store';
import { dataCenters } from '../cliq/data-centers';
import { type EndingToken, revokeToken } from '../cliq/revocation';
import type { Credentials } from '../replica/credentials';
import type { Account } from '../stars/account';
import type { SignInSettings } from '../stars/star-service';
import type { Clock } from '../timing/clock';

/** With what an account was signed in. */
export interface SignedIn {
  account: Account;
  credentials: Credentials | null;
  token: StoredToken | null;
}

/** Tells Zoho that a sign-in is over. Never rejects, and may be forgotten by whoever calls it. */
export type RevokeTokens = (signedIn: SignedIn) => Promise<void>;

export function createTokenRevocation(parts: {
  fetch: typeof globalThis.fetch;
  clock: Clock;
  readSettings: () => Promise<SignInSettings>;
  hasAccess: (origins: readonly string[]) => Promise<boolean>;
}): RevokeTokens {
  async function endingToken({ account, credentials, token }: SignedIn): Promise<EndingToken | null> {
    const { accountsOrigin } = dataCenters[credentials?.dataCenter ?? account.dataCenter];
    if (credentials?.refreshToken) {
      return { ...credentials, kind: 'refresh_token', value: credentials.refreshToken, accountsOrigin };
    }
    if (token?.accountId !== account.id) return null;
    const { clientId, clientSecret } = credentials ?? { ...(await parts.readSettings()), clientSecret: '' };
    return { kind: 'access_token', value: token.token, accountsOrigin, clientId, clientSecret };
  }

  return async (signedIn) => {
    try {
      const ending = await endingToken(signedIn);
      if (ending) await revokeToken(parts, ending, await parts.hasAccess([ending.accountsOrigin]));
    } catch (error) {
      console.info('Zoho was not told of a sign-out', error);
    }
  };
}
