import type { DataCenterId } from '../stars/account';

/** What renews the tokens of an account that signed in with a client of its own. Kept nowhere else, and sent to Zoho only. */
export interface Credentials {
  accountId: string;
  clientId: string;
  clientSecret: string;
  /** Null when Zoho gave none: then every token has to be got by the user. */
  refreshToken: string | null;
  /** Whose accounts host takes them. */
  dataCenter: DataCenterId;
  /** False until the refresh token is known to be of the account's person. */
  isProven: boolean;
}
