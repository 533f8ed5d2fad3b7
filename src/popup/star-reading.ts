import { type ReadonlySignal, signal } from '@preact/signals';
import type { StarReader } from '../replica/star-reader';
import type { ServiceStatus } from '../stars/service-status';
import type { ChangeNotice } from '../stars/star-service';
import { createSharedRun } from '../timing/shared-run';
import type { StarRows } from './star-rows';

export interface StarReading {
  status: ReadonlySignal<ServiceStatus | null>;
  isUnreadable: ReadonlySignal<boolean>;
  /** Reads everything: notices may have been missed. */
  readAll(): Promise<void>;
  readChanged(messageIds: readonly string[]): Promise<void>;
  hear(notice: ChangeNotice): Promise<void>;
}

interface StarReadingSources {
  reader: Promise<StarReader>;
  rows: StarRows;
  stop: AbortSignal;
}

/** Keeps rows and status as the replica has them. One read of a kind at a time; who asks meanwhile shares the next one. */
export function starReading({ reader, rows, stop }: StarReadingSources): StarReading {
  const status = signal<ServiceStatus | null>(null);
  const isUnreadable = signal(false);
  const readStatus = createSharedRun(async () => {
    const fresh = await (await reader).status();
    if (!stop.aborted) status.value = fresh;
  });
  const readRows = createSharedRun(rows.read);
  const changed = new Set<string>();
  const readChangedRows = createSharedRun(async () => {
    const messageIds = [...changed];
    changed.clear();
    if (messageIds.length > 0) await rows.readSome(messageIds);
  });

  async function show(...reads: Promise<void>[]): Promise<void> {
    try {
      await Promise.all(reads);
      isUnreadable.value = false;
    } catch {
      isUnreadable.value = rows.stars.peek().length === 0;
    }
  }

  // The rows first: they are what a person waits for.
  const readAll = () => show(readRows(), readStatus());
  function readChanged(messageIds: readonly string[]): Promise<void> {
    for (const id of messageIds) changed.add(id);
    return show(readChangedRows(), readStatus());
  }

  let lastSequence: number | null = null;
  return {
    status,
    isUnreadable,
    readAll,
    readChanged,
    hear({ sequence, messageIds }) {
      const isGap = lastSequence !== null && sequence !== lastSequence + 1;
      lastSequence = sequence;
      return isGap || messageIds === null ? readAll() : readChanged(messageIds);
    },
  };
}
