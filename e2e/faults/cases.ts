import { type CliqFault, cliqFaults, tooSlow } from './cliq-faults';
import { type KillPoint, killPoints } from './kill-points';
import { type Verb, verbs } from './verbs';

export interface FaultCase {
  /** From 1, within its group. */
  number: number;
  name: string;
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

/** One for each fault; in it verb after verb, so that the calls of each verb stay far from Cliq's limit. */
export const caseGroups: readonly CaseGroup[] = [tooSlow, ...cliqFaults].map((fault, faultIndex) => ({
  name: fault.name,
  cases: verbs
    .flatMap((verb) => killPoints.filter((point) => whyNot(fault, point) === null).map((point) => ({ verb, point })))
    .map(({ verb, point }, index) => ({
      number: index + 1,
      name: `${verb.name}, ${fault.name}: ${point.name}`,
      verb,
      fault,
      point,
      // The same moments in every run, spread over 0 to 50 ms.
      killAfterMs: (faultIndex * 17 + index * 7) % 51,
    })),
}));
