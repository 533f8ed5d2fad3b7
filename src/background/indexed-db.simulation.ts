import 'fake-indexeddb/auto';
import { beforeEach, test, vi } from 'vitest';
import { assertSequences } from './testing/assert-sequences';
import { createIndexedDbDisk } from './testing/simulated-disk';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

test('300 random sequences over IndexedDB', () =>
  assertSequences({ runs: 300, maxSteps: 12, openDisk: createIndexedDbDisk }));
