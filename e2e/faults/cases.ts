import { type CliqFault, cliqFaults, tooSlow } from './cliq-faults';
import { type KillPoint, killPoints } from './kill-points';
import { type Verb, verbs } from './verbs';

export interface FaultCase {
  /** From 1, within its group. */
  number: number;
  verb: Verb;
  fault: CliqFault;
  point: KillPoint;
  /** For `answered`: from the answer to the kill, ms. */
  killAfterMs: number;
}

/** The cases that share a browser. */
export interface CaseGroup {
  name: string;
  cases: readonly FaultCase[];
}

/** Why there is no such case; null: there is. */
function whyNot(fault: CliqFault, { at }: KillPoint): string | null {
  const isRequest = at === 'received' || at === 'answer held' || at === 'answered';
  if (isRequest && fault.meets === null) return 'offline, nothing reaches Cliq';
  if (at === 'answer held' && fault.effect === 'never') return 'Cliq has nothing done that could be held';
  if (fault === tooSlow && at !== 'never') return 'half a minute is spent once for each verb';
  if (at === 'waiting' && fault.isAnswer) return 'a late answer is an answer: there is no next try';
  if (at === 'signing in' && fault.endsBy !== 'signing in') return 'nobody has to sign in';
  return null;
}

export const caseGroups: readonly CaseGroup[] = verbs.flatMap((verb, verbIndex) =>
  [tooSlow, ...cliqFaults].map((fault, faultIndex) => ({
    name: `${verb.name}, ${fault.name}`,
    cases: killPoints
      .filter((point) => whyNot(fault, point) === null)
      // The same moments in every run, spread over 0 to 50 ms.
      .map((point, index) => ({
        number: index + 1,
        verb,
        fault,
        point,
        killAfterMs: ((verbIndex * cliqFaults.length + faultIndex) * 17) % 51,
      })),
  })),
);
