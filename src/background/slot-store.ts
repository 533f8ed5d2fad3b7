import * as v from 'valibot';
import type { SlotStore, Verb, VerbRecord } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Clock } from '../timing/clock';

const time = v.pipe(v.number(), v.finite());
const record = v.object({
  open: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  resting: v.array(v.object({ since: time, serverSince: v.nullable(time), lost: v.boolean() })),
  pause: v.nullable(v.object({ until: time, lengthMs: time })),
  sharedUntil: v.nullable(time),
});

/** The throttle's records, in the replica. */
export function createSlotStore(replica: ReplicaWriter, clock: Clock): SlotStore {
  return {
    async load(verb: Verb): Promise<VerbRecord | undefined> {
      const stored = await replica.slots(verb);
      if (stored === undefined) return undefined;
      const parsed = v.safeParse(record, stored);
      return parsed.success ? parsed.output : afterALock(clock.now());
    },
    save: (verb, value) => replica.saveSlots(verb, value),
  };
}

/** Of another version, or damaged: what Cliq has counted is not known, so nothing goes out until it has surely forgotten. */
function afterALock(now: number): VerbRecord {
  const lengthMs = 5 * 60 * 1000;
  return { open: 0, resting: [], pause: { until: now + lengthMs, lengthMs }, sharedUntil: null };
}
