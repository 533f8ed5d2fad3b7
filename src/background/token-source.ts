import type { Credentials } from '../replica/credentials';
import type { Account, DataCenterId, Identity } from '../stars/account';
import type { SignInSettings } from '../stars/star-service';

/** What Zoho gave, by whichever grant. */
export interface Granted {
  token: string;
  expiresInMs: number;
  /** The user's; null when Zoho named none of the table. */
  dataCenter: DataCenterId | null;
  /** Whose it is; null when `email` was not asked for, or Zoho did not say. */
  identity: Identity | null;
  /** It is certainly the account's: a refresh token brings no other person's tokens. */
  isSamePerson: boolean;
  /** What the next token will be got with; null when nothing of the kind is to be kept. Of a sign-in only. */
  credentials: Omit<Credentials, 'accountId' | 'isProven'> | null;
}

/** A way to get tokens from Zoho: there is one for each kind of client. */
export interface TokenSource {
  /**
   * Opens Zoho's window; call it from a click.
   * @param clientSecret of a server-based client; empty: the one that is kept
   * @throws ServiceError `sign-in-…`, `client-secret-…`, `accounts-access-missing`
   */
  ask(settings: SignInSettings, clientSecret: string): Promise<Granted>;
  /**
   * Gets a new token without showing anything.
   * @throws ServiceError `sign-in-page-unreachable`, `sign-in-busy`, `sign-in-too-many`: try later; any other: only the user can go on
   */
  renew(settings: SignInSettings, account: Account): Promise<Granted>;
}
