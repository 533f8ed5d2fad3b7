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
}

/** A way to get tokens from Zoho: there is one for each kind of client. */
export interface TokenSource {
  /**
   * Opens Zoho's window; call it from a click.
   * @throws ServiceError `sign-in-…`
   */
  ask(settings: SignInSettings): Promise<Granted>;
  /**
   * Gets a new token without showing anything.
   * @throws ServiceError `sign-in-page-unreachable`, `sign-in-busy`: try later; any other `sign-in-…`: only the user can go on
   */
  renew(settings: SignInSettings, account: Account): Promise<Granted>;
}
