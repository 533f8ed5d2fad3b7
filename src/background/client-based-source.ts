import { dataCenters } from '../cliq/data-centers';
import { authorizationUrl, createState, readGrant, renewalUrl, stateLifetimeMs } from '../cliq/oauth';
import { refusalCode } from '../cliq/sign-in-refusal';
import { ServiceError } from '../stars/service-error';
import type { SignInSettings } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import type { Granted, TokenSource } from './token-source';

/** Tokens for a client-based application: no secret; a new token comes from the user's session at Zoho as long as that lives. */
export function createClientBasedSource(parts: {
  clock: Clock;
  openAuthWindow: (url: string) => Promise<string>;
  /** Loads Zoho's page out of sight. @throws ServiceError */
  loadSilently: (url: string) => Promise<string>;
  redirectUrl: () => string;
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
}): TokenSource {
  const { clock } = parts;

  async function request(
    urlOf: typeof authorizationUrl,
    load: (url: string) => Promise<string>,
    settings: SignInSettings,
  ): Promise<Granted> {
    const state = createState(parts.random);
    const redirectUrl = parts.redirectUrl();
    const { accountsOrigin } = dataCenters[settings.dataCenter];
    const { clientId, asksEmail } = settings;
    const answer = await load(urlOf({ accountsOrigin, clientId, redirectUrl, state, asksEmail }));
    return grantOf(readGrant(answer, { redirectUrl, state, clientId }));
  }

  async function openForAWhile(url: string): Promise<string> {
    const timer = new AbortController();
    try {
      return await Promise.race([
        parts.openAuthWindow(url),
        clock.sleep(stateLifetimeMs, timer.signal).then(() => {
          throw new ServiceError('sign-in-timed-out');
        }),
      ]);
    } finally {
      timer.abort();
    }
  }

  return {
    ask: (settings) => request(authorizationUrl, openForAWhile, settings),
    renew: (settings) => request(renewalUrl, parts.loadSilently, settings),
  };
}

function grantOf(grant: ReturnType<typeof readGrant>): Granted {
  switch (grant.kind) {
    case 'granted':
      return grant;
    case 'denied':
      throw new ServiceError(refusalCode(grant.error), grant.error);
    case 'scope-missing':
      throw new ServiceError('scope', grant.missing);
    case 'state-mismatch':
      throw new ServiceError('sign-in-state-mismatch');
    case 'no-token':
      throw new ServiceError('sign-in-no-token');
  }
}
