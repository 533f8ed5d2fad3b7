import type { FaultCase } from './cases';
import type { Fact } from './status-facts';

/** What the status line has to say at the steps of a case. */
export interface ExpectedStatus {
  /** From the gesture on, before the worker knows of the fault. */
  underWay: readonly Fact[];
  /** When the worker has met the fault. */
  met: readonly Fact[];
  /** While the worker is dead: at least this, */
  least: readonly Fact[];
  /** and at most this, where the moment of the kill leaves open what was written down. */
  most: readonly Fact[];
}

export function expectedStatus({ fault, verb, point }: FaultCase): ExpectedStatus {
  // The page itself knows when there is no network.
  const known: readonly Fact[] = fault.endsBy === 'going online' ? fault.says : [];
  const underWay: readonly Fact[] = [...known, ...verb.outstanding, 'synced'];
  const met: readonly Fact[] = [...fault.says, ...verb.outstanding, 'synced'];
  switch (point.at) {
    case 'never':
    case 'received':
    case 'answer held':
      return { underWay, met, least: underWay, most: underWay };
    case 'acknowledged':
      return { underWay, met, least: underWay, most: met };
    case 'answered':
      return { underWay, met, least: fault.isAnswer ? ['synced'] : underWay, most: met };
    case 'waiting':
    case 'signing in':
      return { underWay, met, least: met, most: met };
  }
}
