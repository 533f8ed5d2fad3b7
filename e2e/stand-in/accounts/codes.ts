import type { Clock } from '../clock';
import { randomToken } from '../tokens';
import type { Account } from '../world/types';
import type { CodeChallenge } from './code-challenge';

/** What a code stands for. */
export interface CodeGrant {
  account: Account;
  clientId: string;
  redirectUri: string;
  scopes: readonly string[];
  challenge: CodeChallenge | null;
  /** `access_type=offline`, and the user was asked for it. */
  givesRefreshToken: boolean;
}

export interface Codes {
  issue(grant: CodeGrant): string;
  /** The grant of a code that was neither used nor is too old. It is used by this. */
  use(code: string): CodeGrant | null;
}

export function createCodes(clock: Clock, lifetimeMs: number): Codes {
  const codes = new Map<string, { grant: CodeGrant; expiresAt: number }>();
  return {
    issue(grant) {
      const code = randomToken();
      codes.set(code, { grant, expiresAt: clock.now() + lifetimeMs });
      return code;
    },
    use(code) {
      const found = codes.get(code);
      codes.delete(code);
      return found && found.expiresAt > clock.now() ? found.grant : null;
    },
  };
}
