import type { ApiAnswer } from '../../cliq/api';
import type { Verb } from '../../cliq/throttle';
import type { Change } from '../../replica/change-entries';
import type { Intent } from '../../stars/intent';
import type { Life } from './simulated-network';

/** Looks at every call and every commit, and writes down each broken promise. */
export interface CallWatch {
  /** A change was committed. */
  committed(change: Change): void;
  /** This account is this user's. */
  signedIn(accountId: string, user: string): void;
  userOfAccount(accountId: string): string | undefined;
  sent(
    life: Life,
    verb: Verb,
    token: string,
    messageId: string | null,
  ): { answered(kind: ApiAnswer<unknown>['kind']): void };
  violations(): string[];
}

const nameOf = ({ accountId, messageId, generation, wishedAt }: Intent): string =>
  [accountId, messageId, generation, wishedAt].join(' ');

export function createCallWatch(userOf: (token: string) => string | undefined): CallWatch {
  const violations: string[] = [];
  const users = new Map<string, string>();
  const reserved = new Map<string, Intent>();
  const underWay = new WeakMap<Life, Set<string>>();
  /** Wishes that Cliq has answered for good, by the life that heard it. */
  const ended = new WeakMap<Life, Set<string>>();
  const setOf = (sets: WeakMap<Life, Set<string>>, life: Life): Set<string> => {
    const set = sets.get(life) ?? new Set<string>();
    sets.set(life, set);
    return set;
  };

  return {
    committed: ({ before, after }) => {
      const { intent } = after;
      if (intent && before.intent && intent.attempts > before.intent.attempts)
        reserved.set(`${users.get(intent.accountId)} ${intent.messageId}`, intent);
    },
    signedIn: (accountId, user) => users.set(accountId, user),
    userOfAccount: (accountId) => users.get(accountId),
    sent: (life, verb, token, messageId) => {
      if (messageId === null) return { answered: () => {} };
      const user = userOf(token);
      const intent = reserved.get(`${user} ${messageId}`);
      if (!intent) {
        violations.push(`${verb} ${messageId} went out for ${user} without a wish of that account`);
        return { answered: () => {} };
      }
      const name = nameOf(intent);
      if (setOf(underWay, life).has(messageId)) violations.push(`two calls under way for ${messageId}`);
      if (setOf(ended, life).has(name)) violations.push(`${verb} ${messageId} again after a definite answer`);
      setOf(underWay, life).add(messageId);
      return {
        answered: (kind) => {
          setOf(underWay, life).delete(messageId);
          if (kind === 'done' || kind === 'not-starred' || kind === 'refused') setOf(ended, life).add(name);
        },
      };
    },
    violations: () => violations,
  };
}
