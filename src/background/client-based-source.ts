import { dataCenters } from '../cliq/data-centers';
import { authorizationUrl, createState, type NoGrant, readGrant, renewalUrl } from '../cliq/oauth';
import { refusalCode } from '../cliq/sign-in-refusal';
import { ServiceError } from '../stars/service-error';
import type { SignInSettings } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import { openForAWhile } from './open-for-a-while';
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

  return {
    ask: (settings) => request(authorizationUrl, (url) => openForAWhile(url, parts), settings),
    renew: (settings) => request(renewalUrl, parts.loadSilently, settings),
  };
}

function grantOf(grant: ReturnType<typeof readGrant>): Granted {
  return grant.kind === 'granted' ? { ...grant, isSamePerson: false, credentials: null } : refuse(grant);
}

/** What the user is told of an answer that gives nothing. */
export function refuse(grant: NoGrant): never {
  switch (grant.kind) {
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
