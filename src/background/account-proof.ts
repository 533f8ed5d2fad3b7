import type { Access, StarsApi } from '../cliq/api';
import type { Throttle } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { ProblemLog } from './problem-log';
import { reportSlot } from './report-slot';

/** Whose a new token is, as far as Cliq's list shows it. `refused`: Cliq does not take it. `later`: Cliq could not be asked. */
export type Proof = 'same' | 'unknown' | 'refused' | 'later';

/**
 * A silent renewal, and a sign-in again, may bring the token of another person: of whoever is signed in at Zoho now, and the scopes
 * do not tell who that is. The first page of the list does: it is the same account when it shares a star, message and star
 * time, with the replica. Where nothing is kept on this device, nothing can be mixed.
 */
export function createAccountProof(parts: {
  replica: ReplicaWriter;
  api: StarsApi;
  throttle: Throttle;
  problems: Pick<ProblemLog, 'tell'>;
  signal: () => AbortSignal;
}) {
  const { replica, api, throttle } = parts;

  async function isKnown(account: Account, star: { messageId: string; starredAt: number }): Promise<boolean> {
    const { row, intent } = await replica.entry(account.id, star.messageId);
    const kept = intent?.rowBefore ?? row;
    return kept !== null && kept.starredAt === star.starredAt;
  }

  return async function prove(account: Account, access: Access): Promise<Proof> {
    if (!(await replica.holdsAnything(account.id))) return 'same';
    const signal = parts.signal();
    const slot = await throttle.acquire('GET', { priority: 'user', signal });
    let reported = false;
    try {
      const answer = await api.list(access, {}, signal);
      reported = true;
      await reportSlot(slot, answer);
      await parts.problems.tell(account, 'sync', answer);
      switch (answer.kind) {
        case 'done': {
          for (const star of answer.value.stars) if (await isKnown(account, star)) return 'same';
          return 'unknown';
        }
        case 'unauthorized':
        case 'scope-missing':
          return 'refused';
        default:
          return 'later';
      }
    } finally {
      if (!reported) await slot.unused();
    }
  };
}

export type ProveAccount = ReturnType<typeof createAccountProof>;
