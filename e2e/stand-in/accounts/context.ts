import type { Clock } from '../clock';
import type { Switches } from '../switches';
import type { Tokens } from '../tokens';
import type { Client } from './client';
import type { Codes } from './codes';
import type { Grants } from './grants';
import type { RefreshTokens } from './refresh-tokens';
import type { Session } from './session';
import type { GrantLimit } from './sign-in-limits';

/** What an endpoint of the sign-in hosts needs. */
export interface AccountsContext {
  clients: readonly Client[];
  /** Client ids that the organization's administrator has blocked. */
  blockedClients: ReadonlySet<string>;
  clock: Clock;
  tokens: Tokens;
  refreshTokens: RefreshTokens;
  codes: Codes;
  grants: Grants;
  session: Session;
  switches: Switches;
  limit: GrantLimit;
}
