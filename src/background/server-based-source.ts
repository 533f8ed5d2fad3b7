import { codeUrl, createVerifier, readCode } from '../cliq/code-grant';
import { accountsOrigins, dataCenters } from '../cliq/data-centers';
import { createState } from '../cliq/oauth';
import type { OwnClient, TokenAnswer, TokenEndpoint } from '../cliq/token-endpoint';
import type { ReplicaWriter } from '../replica/replica-writer';
import { ServiceError } from '../stars/service-error';
import type { Clock } from '../timing/clock';
import { refuse } from './client-based-source';
import { openForAWhile } from './open-for-a-while';
import type { Granted, TokenSource } from './token-source';

/** Tokens for an organization's own application with a secret: a code for the first, a refresh token for all others. */
export function createServerBasedSource(parts: {
  clock: Clock;
  openAuthWindow: (url: string) => Promise<string>;
  redirectUrl: () => string;
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
  endpoint: TokenEndpoint;
  replica: Pick<ReplicaWriter, 'account' | 'credentials'>;
  /** True when the browser lets us read what these accounts hosts answer. */
  hasAccess: (origins: readonly string[]) => Promise<boolean>;
}): TokenSource {
  const { endpoint, replica } = parts;

  async function keptSecret(clientId: string): Promise<string> {
    const account = await replica.account();
    const kept = account && (await replica.credentials(account.id));
    return kept?.clientId === clientId ? kept.clientSecret : '';
  }

  async function mustHaveAccess(origins: readonly string[]): Promise<void> {
    if (!(await parts.hasAccess(origins))) throw new ServiceError('accounts-access-missing');
  }

  return {
    async ask({ dataCenter, clientId, asksEmail }, typedSecret) {
      const clientSecret = typedSecret.trim() || (await keptSecret(clientId));
      if (clientSecret === '') throw new ServiceError('client-secret-missing');
      // Where the code will be good is known only when it comes, and then no click is left to ask from.
      await mustHaveAccess(accountsOrigins);
      const state = createState(parts.random);
      const verifier = createVerifier(parts.random);
      const redirectUrl = parts.redirectUrl();
      const { accountsOrigin } = dataCenters[dataCenter];
      const url = await codeUrl({ accountsOrigin, clientId, redirectUrl, state, asksEmail }, verifier);
      const answer = readCode(await openForAWhile(url, parts), { redirectUrl, state });
      if (answer.kind !== 'code') return refuse(answer);
      const home = answer.dataCenter ?? dataCenter;
      const client: OwnClient = { accountsOrigin: dataCenters[home].accountsOrigin, clientId, clientSecret };
      const granted = mustBeGranted(await endpoint.exchange(client, { code: answer.code, redirectUrl, verifier }));
      const { refreshToken } = granted;
      return {
        ...granted,
        dataCenter: home,
        isSamePerson: false,
        credentials: { clientId, clientSecret, refreshToken, dataCenter: home },
      };
    },
    async renew(_settings, account): Promise<Granted> {
      const kept = await replica.credentials(account.id);
      if (!kept?.refreshToken) throw new ServiceError('sign-in-refused', 'no refresh token');
      const { accountsOrigin } = dataCenters[kept.dataCenter];
      await mustHaveAccess([accountsOrigin]);
      const granted = mustBeGranted(await endpoint.refresh({ ...kept, accountsOrigin }, kept.refreshToken));
      return { ...granted, dataCenter: kept.dataCenter, isSamePerson: kept.isProven, credentials: null };
    },
  };
}

function mustBeGranted(answer: TokenAnswer): Extract<TokenAnswer, { kind: 'granted' }> {
  switch (answer.kind) {
    case 'granted':
      return answer;
    case 'too-many':
      throw new ServiceError('sign-in-too-many');
    case 'unreachable':
      throw new ServiceError('sign-in-page-unreachable');
    case 'unavailable':
      throw new ServiceError('sign-in-unavailable');
    case 'refused':
      // `invalid_client` by the documents, `invalid_client_secret` as clients have met it.
      throw new ServiceError(
        answer.error.startsWith('invalid_client') ? 'client-secret-wrong' : 'sign-in-refused',
        answer.error,
      );
  }
}
