import { hasAccountsAccess } from '../browser/accounts-access';
import { loadAuthPageSilently, openAuthWindow } from '../browser/auth-window';
import { hasHostAccess } from '../browser/host-access';
import { redirectUrl } from '../browser/redirect-url';
import { readSettings } from '../browser/settings';
import { tokenStore } from '../browser/token-store';
import type { StarsApi } from '../cliq/api';
import { dataCenters } from '../cliq/data-centers';
import type { Throttle } from '../cliq/throttle';
import { createTokenEndpoint } from '../cliq/token-endpoint';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { SignInSettings } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import { createAccountProof } from './account-proof';
import { createClientBasedSource } from './client-based-source';
import type { ProblemLog } from './problem-log';
import { createServerBasedSource } from './server-based-source';
import { createSession, type Session } from './session';
import { createTokenRenewal } from './token-renewal';
import { createTokenRevocation } from './token-revocation';

/** The session as this browser has it: its windows for the sign-in, its storage for the token, its grants for the hosts. */
export function createBrowserSession(parts: {
  replica: ReplicaWriter;
  api: StarsApi;
  throttle: Throttle;
  problems: ProblemLog;
  net: { fetch: typeof fetch; clock: Clock };
  signal: () => AbortSignal;
  onSignInNeeded: () => void;
}): Session {
  const { replica, net } = parts;
  const { clock } = net;
  const signInParts = {
    clock,
    openAuthWindow,
    redirectUrl,
    random: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
  };
  const clientBased = createClientBasedSource({ ...signInParts, loadSilently: loadAuthPageSilently });
  const serverBased = createServerBasedSource({
    ...signInParts,
    endpoint: createTokenEndpoint(net),
    replica,
    hasAccess: hasAccountsAccess,
  });
  const source = ({ clientKind }: SignInSettings) => (clientKind === 'server-based' ? serverBased : clientBased);
  return createSession({
    replica,
    tokens: tokenStore,
    clock,
    source,
    renewal: createTokenRenewal({ replica, clock, readSettings, source }),
    prove: createAccountProof(parts),
    mayReach: (dataCenter) => hasHostAccess(dataCenters[dataCenter].cliqOrigin),
    newId: () => crypto.randomUUID(),
    revoke: createTokenRevocation({ ...net, readSettings, hasAccess: hasAccountsAccess }),
    onSignInNeeded: parts.onSignInNeeded,
  });
}
