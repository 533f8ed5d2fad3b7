import type { PlacedFault } from '../stand-in/faults';
import type { SeenRequest } from '../stand-in/request-log';
import type { StandIn } from '../stand-in/stand-in';
import type { CliqFault } from './cliq-faults';

/** Puts the fault in the way of some calls, until it is removed; null when none of them can arrive. */
export function meetCalls(
  standIn: StandIn,
  fault: CliqFault,
  calls: {
    method: string;
    isOfCase: (call: SeenRequest) => boolean;
    /** Cliq does what it was asked for, where the fault leaves that open. */
    isEffectWanted: boolean;
    hold: boolean;
    waitAt: 'arrival' | 'answer';
  },
): PlacedFault | null {
  if (fault.meets === null) return null;
  const { method, isOfCase, isEffectWanted, hold, waitAt } = calls;
  const isMet = fault.endsBy === 'signing in' ? tokenOfFirstCall() : () => true;
  const effect = fault.effect === 'always' || (fault.effect === 'either' && isEffectWanted);
  return standIn.faults.add({
    on: { method, path: '/api/', where: (call) => isOfCase(call) && isMet(call) },
    times: Number.POSITIVE_INFINITY,
    ...fault.meets,
    // The ordinary answer to a token that has ended is the fault.
    ...(fault.endsToken ? {} : { effect }),
    hold,
    waitAt,
  });
}

/** Not the token that a new sign-in brings. */
function tokenOfFirstCall(): (call: SeenRequest) => boolean {
  let token: string | undefined;
  return ({ headers }) => {
    token ??= headers.authorization;
    return headers.authorization === token;
  };
}
