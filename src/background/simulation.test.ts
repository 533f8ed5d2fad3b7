import { beforeEach, expect, test, vi } from 'vitest';
import { assertSequences } from './testing/assert-sequences';
import { brokenBy } from './testing/check-sequence';
import { createMemoryDiskForSimulation } from './testing/simulated-disk';
import type { Step } from './testing/steps';

// The worker logs each fault.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

test(
  'whatever happens, at rest Cliq has what the user wanted and the replica what Cliq has',
  () => assertSequences({ runs: 200, maxSteps: 30, openDisk: createMemoryDiskForSimulation }),
  60_000,
);

/** Shrunk from failures of the simulation. */
const once: [name: string, seed: number, steps: Step[]][] = [
  [
    'a star settled just before a pass began counts as missing in it',
    0,
    [
      { do: 'star', message: 1, type: 'note' },
      { do: 'pass', ms: 394 },
      { do: 'unstarElsewhere', message: 1 },
    ],
  ],
  [
    'a pass that waited seven hours for a sign-in does not put off the next ones for days',
    0,
    [
      { do: 'starElsewhere', message: 0, type: 'note' },
      { do: 'pass', ms: 292 },
      { do: 'unstarElsewhere', message: 0 },
    ],
  ],
  [
    'an answer that could not be written down is not asked for again',
    0,
    [
      { do: 'accident', accident: { afterAccesses: 14, how: { diskFaults: 4 }, isAfterEffect: false } },
      { do: 'star', message: 0, type: 'note' },
      { do: 'pass', ms: 8_100 },
      { do: 'star', message: 1, type: 'note' },
    ],
  ],
  [
    'nor after a sign-out that the disk refused',
    0,
    [
      { do: 'accident', accident: { afterAccesses: 14, how: { diskFaults: 6 }, isAfterEffect: false } },
      { do: 'star', message: 0, type: 'note' },
      { do: 'pass', ms: 394 },
      { do: 'switchUser' },
      { do: 'refresh' },
    ],
  ],
  [
    'a sign-in that ends as the user changes: what the other one starred is not sent',
    0,
    [
      { do: 'star', message: 0, type: 'note' },
      { do: 'signIn' },
      { do: 'kill' },
      { do: 'signIn' },
      { do: 'switchUser' },
      { do: 'unstar', message: 0 },
      { do: 'pass', ms: 8_100 },
    ],
  ],
  [
    'a wish that goes back, during a send that does nothing, to what Cliq is believed to have: another device may have changed that',
    0,
    [
      { do: 'star', message: 3, type: 'important' },
      { do: 'pass', ms: 394 },
      { do: 'unstarElsewhere', message: 3 },
      { do: 'sleep', ms: 60_000 },
      { do: 'star', message: 3, type: 'note' },
      { do: 'star', message: 3, type: 'important' },
      { do: 'limitElsewhere', verb: 'POST' },
      { do: 'pass', ms: 8_100 },
    ],
  ],
  [
    'what is starred as somebody else, before the question whose it is has been answered, goes with the answer',
    0,
    [
      { do: 'star', message: 0, type: 'important' },
      { do: 'kill' },
      { do: 'setClock', aheadMs: 3_600_000 },
      { do: 'signIn' },
      { do: 'switchUser' },
      { do: 'star', message: 0, type: 'important' },
    ],
  ],
  [
    'more calls under way when workers died than the limit allows: the list is read when all of them have rested',
    0,
    [
      { do: 'sleep', ms: 60_000 },
      { do: 'star', message: 0, type: 'note' },
      { do: 'accident', accident: { afterAccesses: 27, how: 'kill', isAfterEffect: false } },
      { do: 'star', message: 1, type: 'note' },
      { do: 'refresh' },
      { do: 'pass', ms: 70_000 },
      { do: 'unstarElsewhere', message: 0 },
      { do: 'refresh' },
      { do: 'restartBrowser' },
      { do: 'kill' },
      { do: 'star', message: 0, type: 'note' },
    ],
  ],
];

test.each(once)('%s', async (_name, seed, steps) => {
  expect(await brokenBy(seed, steps, createMemoryDiskForSimulation())).toEqual([]);
});
