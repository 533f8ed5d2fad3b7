import fc from 'fast-check';
import type { Verb } from '../../cliq/throttle';
import type { StarType } from '../../stars/star-type';
import type { Accident } from './life';
import type { Fault } from './simulated-network';

/** One thing that happens; plain values, so that a failure prints as something that can be pasted into a test. */
export type Step =
  | { do: 'star'; message: number; type: StarType }
  | { do: 'unstar' | 'undo' | 'retry' | 'dismiss'; message: number }
  /** All messages as one batch; what is done to a batch is done to the newest. */
  | { do: 'starMany'; type: StarType }
  | { do: 'unstarMany' | 'undoMany' | 'cancelMany' }
  | { do: 'starElsewhere'; message: number; type: StarType }
  | { do: 'unstarElsewhere'; message: number }
  | { do: 'limitElsewhere'; verb: Verb }
  | { do: 'switchUser' | 'signIn' | 'signOut' | 'refresh' | 'kill' | 'restartBrowser' }
  /** The wall clock from now on, ms ahead of the real time. */
  | { do: 'setClock'; aheadMs: number }
  | { do: 'fail'; fault: Fault }
  | { do: 'accident'; accident: Accident }
  | { do: 'pass' | 'sleep'; ms: number };

const message = fc.nat(3);
const type = fc.constantFrom<StarType>('note', 'important', 'to_do');
const fault = fc.constantFrom<Fault>(
  'lost-before',
  'lost-after',
  'error-before',
  'error-after',
  'unauthorized',
  'refused',
  'slow',
  'circle',
);
const accident: fc.Arbitrary<Accident> = fc.record({
  afterAccesses: fc.nat(40),
  how: fc.oneof(
    fc.constantFrom('kill' as const, 'throw' as const),
    fc.integer({ min: 1, max: 12 }).map((diskFaults) => ({ diskFaults })),
  ),
  isAfterEffect: fc.boolean(),
});
const pass = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.constantFrom(8_100, 31_000, 70_000, 310_000));

const aheadMs = fc.constantFrom(0, 3_600_000, -3_600_000, 90_000, -90_000);

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('star' as const), message, type }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('unstar' as const), message }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'retry' as const), message }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dismiss' as const), message }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('starMany' as const), type }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('unstarMany' as const, 'undoMany' as const, 'undoMany' as const, 'cancelMany' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('starElsewhere' as const), message, type }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unstarElsewhere' as const), message }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('limitElsewhere' as const),
      verb: fc.constantFrom<Verb>('POST', 'GET', 'DELETE'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('switchUser' as const, 'signIn' as const, 'signIn' as const, 'signOut' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('refresh' as const, 'kill' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fail' as const), fault }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('accident' as const), accident }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restartBrowser' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('setClock' as const), aheadMs }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: pass }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sleep' as const), ms: fc.constantFrom(60_000, 7_200_000) }) },
);
