import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import { ServiceError } from '../stars/service-error';
import type { SignInSettings } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import type { Granted, TokenSource } from './token-source';

/** Zoho blocks a user after ten tokens in ten minutes (Zoho Accounts, token limits). */
const zohoMostTokens = 10;
/** So many of them we ask for without being told to. */
const mostTokens = 5;
const limitWindowMs = 10 * 60_000;
/** After a try that did not reach Zoho; doubles, so that five tries take longer than the window. */
const firstWaitMs = 30_000;
/** What the replica calls the times of token requests. They outlive a sign-out, as Zoho's count does. */
const record = 'sign-in';

export type RenewalEnd =
  | { kind: 'renewed'; granted: Granted }
  /** Only the user can go on. */
  | { kind: 'needs-user' }
  /** Zoho could not be reached, or has been asked too often. */
  | { kind: 'later'; waitMs: number; why: 'sign-in-unreachable' | 'sign-in-limit' };

/** Asks for new tokens without the user, and never so often that Zoho would block the user. */
export function createTokenRenewal(parts: {
  replica: ReplicaWriter;
  clock: Clock;
  readSettings: () => Promise<SignInSettings>;
  source: (settings: SignInSettings) => TokenSource;
}) {
  const { replica, clock } = parts;
  let failures = 0;

  async function recentRequests(): Promise<number[]> {
    const stored = await replica.slots(record);
    const times = Array.isArray(stored) ? stored.filter((time) => typeof time === 'number') : [];
    return times.filter((time) => Math.abs(clock.now() - time) < limitWindowMs);
  }

  /** Counts a request for a token, also one that the user makes. */
  async function count(): Promise<void> {
    await replica.saveSlots(record, [...(await recentRequests()), clock.now()].slice(-zohoMostTokens));
  }

  function later(): RenewalEnd {
    failures += 1;
    const waitMs = Math.min(5 * 60_000, firstWaitMs * 2 ** Math.min(failures - 1, 10));
    return { kind: 'later', waitMs, why: 'sign-in-unreachable' };
  }

  async function renew(account: Account): Promise<RenewalEnd> {
    const settings = await parts.readSettings();
    if (settings.clientId === '') return { kind: 'needs-user' };
    const recent = await recentRequests();
    if (recent.length >= mostTokens) {
      const waitMs = limitWindowMs - (clock.now() - Math.min(...recent));
      return { kind: 'later', waitMs, why: failures > 0 ? 'sign-in-unreachable' : 'sign-in-limit' };
    }
    await count();
    try {
      const granted = await parts.source(settings).renew(settings, account);
      failures = 0;
      return { kind: 'renewed', granted };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      // Another of our windows is open, or there is no way to Zoho now.
      if (error.code === 'sign-in-busy' || error.code === 'sign-in-page-unreachable') return later();
      failures = 0;
      return { kind: 'needs-user' };
    }
  }

  /** True when Zoho has given this user as many tokens as it gives in ten minutes. */
  const isUsedUp = async () => (await recentRequests()).length >= zohoMostTokens;

  return { renew, count, isUsedUp };
}

export type TokenRenewal = ReturnType<typeof createTokenRenewal>;
