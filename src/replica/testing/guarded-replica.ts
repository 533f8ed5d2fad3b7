import type { Change } from '../change-entries';
import type { ReplicaWriter } from '../replica-writer';

/** Stands before every access of a life: lets it run, rejects instead, or never comes back. */
export type Guard = <T>(access: string, run: () => Promise<T>) => Promise<T>;

/** A writer whose every access goes through `guard`, so that a simulation can crash there or make the disk fail. */
export function guardReplica(
  writer: ReplicaWriter,
  guard: Guard,
  onChange: (change: Change) => void = () => {},
): ReplicaWriter {
  return {
    account: () => guard('account', () => writer.account()),
    saveAccount: (...args) => guard('saveAccount', () => writer.saveAccount(...args)),
    changeAccount: (...args) => guard('changeAccount', () => writer.changeAccount(...args)),
    credentials: (accountId) => guard('credentials', () => writer.credentials(accountId)),
    proveCredentials: (accountId) => guard('proveCredentials', () => writer.proveCredentials(accountId)),
    revision: () => guard('revision', () => writer.revision()),
    entry: (...args) => guard('entry', () => writer.entry(...args)),
    entries: (...args) => guard('entries', () => writer.entries(...args)),
    change: (...args) =>
      guard('change', async () => {
        const change = await writer.change(...args);
        onChange(change);
        return change;
      }),
    changeMany: (...args) =>
      guard('changeMany', async () => {
        const changes = await writer.changeMany(...args);
        changes.forEach(onChange);
        return changes;
      }),
    changeBatch: (...args) =>
      guard('changeBatch', async () => {
        const changes = await writer.changeBatch(...args);
        for (const change of changes) onChange(change);
        return changes;
      }),
    batches: (accountId) => guard('batches', () => writer.batches(accountId)),
    endBatch: (...args) => guard('endBatch', () => writer.endBatch(...args)),
    removeRows: (...args) => guard('removeRows', () => writer.removeRows(...args)),
    holdsAnything: (accountId) => guard('holdsAnything', () => writer.holdsAnything(accountId)),
    intents: (accountId) => guard('intents', () => writer.intents(accountId)),
    checkpoint: (accountId) => guard('checkpoint', () => writer.checkpoint(accountId)),
    saveCheckpoint: (checkpoint) => guard('saveCheckpoint', () => writer.saveCheckpoint(checkpoint)),
    slots: (verb) => guard('slots', () => writer.slots(verb)),
    saveSlots: (...args) => guard('saveSlots', () => writer.saveSlots(...args)),
    problem: (...args) => guard('problem', () => writer.problem(...args)),
    saveProblem: (...args) => guard('saveProblem', () => writer.saveProblem(...args)),
    bundleRows: (rest) => guard('bundleRows', () => writer.bundleRows(rest)),
    wipe: () => guard('wipe', () => writer.wipe()),
  };
}
