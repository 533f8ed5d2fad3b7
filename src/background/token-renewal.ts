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
/** Between two tries to reach Zoho, in ms. */
const [firstWaitMs, longestWaitMs] = [5_000, 60_000];
/** When Zoho says that there were too many all the same, it says so for up to ten minutes. */
const tooManyWaitMs = 2 * 60_000;
/** What the replica calls the times of token requests. They outlive a sign-out, as Zoho's count does. */
const record = 'sign-in';

export type RenewalEnd =
  | { kind: 'renewed'; granted: Granted }
  /** Only the user can go on: Zoho asks for them, or has been asked so often that one more request by itself is too many. */
  | { kind: 'needs-user' }
  /** Zoho could not be reached, or gives no more of them for some minutes. */
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
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - 1, 10));
    return { kind: 'later', waitMs, why: 'sign-in-unreachable' };
  }

  /** The settings may have been changed since this account signed in: what it signed in with is what renews it. */
  async function settingsOf(account: Account): Promise<SignInSettings> {
    const [settings, kept] = await Promise.all([parts.readSettings(), replica.credentials(account.id)]);
    if (kept) return { ...settings, clientKind: 'server-based', clientId: kept.clientId };
    return { ...settings, clientKind: 'client-based' };
  }

  async function renew(account: Account): Promise<RenewalEnd> {
    const settings = await settingsOf(account);
    if (settings.clientId === '') return { kind: 'needs-user' };
    const recent = await recentRequests();
    if (recent.length >= mostTokens) {
      // A clock that was set back must not make it longer.
      const waitMs = Math.min(limitWindowMs, limitWindowMs - (clock.now() - Math.min(...recent)));
      return failures > 0 ? { kind: 'later', waitMs, why: 'sign-in-unreachable' } : { kind: 'needs-user' };
    }
    await count();
    try {
      const granted = await parts.source(settings).renew(settings, account);
      failures = 0;
      return { kind: 'renewed', granted };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      // Another of our windows is open, or there is no way to Zoho now.
      if (error.code === 'sign-in-busy' || error.code === 'sign-in-page-unreachable') {
        await replica.saveSlots(record, recent);
        return later();
      }
      if (error.code === 'sign-in-unavailable') return later();
      if (error.code === 'sign-in-too-many') return { kind: 'later', waitMs: tooManyWaitMs, why: 'sign-in-limit' };
      failures = 0;
      return { kind: 'needs-user' };
    }
  }

  /** True when Zoho has given this user as many tokens as it gives in ten minutes. */
  const isUsedUp = async () => (await recentRequests()).length >= zohoMostTokens;

  return { renew, count, isUsedUp };
}

export type TokenRenewal = ReturnType<typeof createTokenRenewal>;
