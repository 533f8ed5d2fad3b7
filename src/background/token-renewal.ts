import { dataCenters } from '../cliq/data-centers';
import { createState, readGrant, renewalUrl } from '../cliq/oauth';
import type { ReplicaWriter } from '../replica/replica-writer';
import { ServiceError } from '../stars/service-error';
import type { SignInSettings } from '../stars/star-service';
import type { Clock } from '../timing/clock';

/** Zoho blocks a user after ten tokens in ten minutes (Zoho Accounts, token limits). So many of them we ask for without being told to. */
const mostTokens = 5;
const limitWindowMs = 10 * 60_000;
/** What the replica calls the times of token requests. They outlive a sign-out, as Zoho's count does. */
const record = 'sign-in';

export type RenewalEnd =
  | { kind: 'renewed'; token: string; expiresAt: number }
  /** Only the user can go on. */
  | { kind: 'needs-user' }
  /** Zoho could not be reached, or has been asked too often. */
  | { kind: 'later'; waitMs: number };

/** Gets a new token of the client-based grant without showing anything, as long as the user's Zoho session lives. */
export function createTokenRenewal(parts: {
  replica: ReplicaWriter;
  clock: Clock;
  readSettings: () => Promise<SignInSettings>;
  /** Loads Zoho's page out of sight. @throws ServiceError */
  renewSilently: (url: string) => Promise<string>;
  redirectUrl: () => string;
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
}) {
  const { replica, clock } = parts;
  let failures = 0;

  async function recentRequests(): Promise<number[]> {
    const stored = await replica.slots(record);
    const times = Array.isArray(stored) ? stored.filter((time) => typeof time === 'number') : [];
    return times.filter((time) => Math.abs(clock.now() - time) < limitWindowMs);
  }

  /** Counts a request for a token, also one that the user makes. Tells how many there were before. */
  async function count(): Promise<void> {
    await replica.saveSlots(record, [...(await recentRequests()), clock.now()].slice(-2 * mostTokens));
  }

  function later(): RenewalEnd {
    failures += 1;
    return { kind: 'later', waitMs: Math.min(5 * 60_000, 5_000 * 2 ** Math.min(failures - 1, 10)) };
  }

  async function renew(): Promise<RenewalEnd> {
    const settings = await parts.readSettings();
    if (settings.clientId === '') return { kind: 'needs-user' };
    const recent = await recentRequests();
    if (recent.length >= mostTokens)
      return { kind: 'later', waitMs: limitWindowMs - (clock.now() - Math.min(...recent)) };
    await count();
    const state = createState(parts.random);
    const redirectUrl = parts.redirectUrl();
    const { accountsOrigin } = dataCenters[settings.dataCenter];
    const url = renewalUrl({ accountsOrigin, clientId: settings.clientId, redirectUrl, state });
    try {
      const grant = readGrant(await parts.renewSilently(url), { redirectUrl, state });
      failures = 0;
      if (grant.kind !== 'granted') return { kind: 'needs-user' };
      return { kind: 'renewed', token: grant.token, expiresAt: clock.now() + grant.expiresInMs };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      // Another of our windows is open, or there is no way to Zoho now.
      if (error.code === 'sign-in-busy' || error.code === 'sign-in-page-unreachable') return later();
      return { kind: 'needs-user' };
    }
  }

  return { renew, count };
}

export type TokenRenewal = ReturnType<typeof createTokenRenewal>;
