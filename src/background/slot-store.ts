import * as v from 'valibot';
import type { SlotStore, Verb, VerbRecord } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';

const time = v.pipe(v.number(), v.finite());
const record = v.object({
  open: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  resting: v.array(v.object({ since: time, serverSince: v.nullable(time), lost: v.boolean() })),
  pause: v.nullable(v.object({ until: time, lengthMs: time })),
  sharedUntil: v.nullable(time),
});

/** The throttle's records, in the replica. A record that cannot be read rejects: no call without knowing the limit. */
export function createSlotStore(replica: ReplicaWriter): SlotStore {
  return {
    async load(verb: Verb): Promise<VerbRecord | undefined> {
      const stored = await replica.slots(verb);
      return stored === undefined ? undefined : v.parse(record, stored);
    },
    save: (verb, value) => replica.saveSlots(verb, value),
  };
}
