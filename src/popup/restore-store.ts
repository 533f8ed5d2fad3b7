import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Account } from '../stars/account';
import { type FiledStar, type FileRefusal, readStarFile, type StarFile } from '../stars/read-star-file';
import { oldestFirst, type RestorePlan, restorePlan } from '../stars/restore-plan';
import type { ServiceErrorCode } from '../stars/service-error';
import type { ServiceStatus } from '../stars/service-status';
import { mostBytesInFile } from '../stars/star-file';
import { mostRestoredAtOnce, type StarService } from '../stars/star-service';
import { inTurns } from './in-turns';
import { keepStars } from './keep-stars';
import { codeOf } from './star-changes';

/** Why a file cannot be restored here. */
export type RestoreRefusal =
  | FileRefusal
  | 'too-large'
  | 'unreadable'
  | 'other-data-center'
  | 'other-organization'
  | 'signed-out';

export type RestoreState =
  | { kind: 'choosing' }
  | { kind: 'refused'; why: RestoreRefusal; file: StarFile | null }
  | { kind: 'reading' }
  | { kind: 'preview'; file: StarFile; plan: RestorePlan }
  | { kind: 'keeping'; done: number; of: number }
  | { kind: 'kept'; count: number; of: number; failure: ServiceErrorCode | null };

export interface RestoreStore {
  state: ReadonlySignal<RestoreState>;
  /** Stars that have another type here get the file's. */
  takesFile: ReadonlySignal<boolean>;
  /** How many stars would be set. */
  wanted: ReadonlySignal<number>;
  /** False while not all stars have come from Cliq: then nobody can say what the file would change. */
  isReady: ReadonlySignal<boolean>;
  /** Stars of files that are kept here, and that Cliq has not been told of. */
  restoring: ReadonlySignal<number>;
  /** How many were taken back; null before. */
  takenBack: ReadonlySignal<number | null>;
  choose(file: Pick<Blob, 'size' | 'text'>): Promise<void>;
  takeFile(takesFile: boolean): void;
  start(): Promise<void>;
  /** What is kept already stays. */
  cancel(): void;
  /** Takes back what Cliq has not been told. */
  stop(): Promise<void>;
  end(): void;
}

export interface RestoreSources {
  status: ReadonlySignal<ServiceStatus | null>;
  service: Pick<StarService, 'starsOf' | 'restoreStars' | 'stopRestoring'>;
  fail: (error: unknown) => void;
  monotonic: () => number;
  pause: () => Promise<void>;
  sleep: (ms: number) => Promise<void>;
}

/** A file of stars, from being chosen until all of it is kept here. */
export function restoreStore(sources: RestoreSources): RestoreStore {
  const { status, service } = sources;
  const state = signal<RestoreState>({ kind: 'choosing' });
  const takesFile = signal(false);
  const takenBack = signal<number | null>(null);
  const isReady = computed(() => status.value?.isComplete === true);
  let stop = new AbortController();

  const account = () => status.peek()?.account ?? null;

  function begin(next: RestoreState): AbortSignal {
    stop.abort();
    stop = new AbortController();
    state.value = next;
    return stop.signal;
  }

  function refuse(why: RestoreRefusal, file: StarFile | null = null): void {
    begin({ kind: 'refused', why, file });
  }

  function read(content: string, signal: AbortSignal): Promise<StarFile | FileRefusal> {
    return new Promise((resolve) => {
      inTurns(readStarFile(content), resolve, { now: sources.monotonic, pause: sources.pause, stop: signal });
    });
  }

  async function look(file: StarFile, signal: AbortSignal): Promise<void> {
    const known = await knownTypes(service, file.stars);
    if (!signal.aborted) state.value = { kind: 'preview', file, plan: restorePlan(file.stars, known) };
  }

  // What has come from Cliq meanwhile may be in the file, too.
  const end = effect(() => {
    if (!isReady.value) return;
    const shown = state.peek();
    if (shown.kind === 'preview') look(shown.file, stop.signal).catch(sources.fail);
  });

  return {
    state,
    takesFile,
    wanted: computed(() => {
      if (state.value.kind !== 'preview') return 0;
      const { missing, differing } = state.value.plan;
      return missing.length + (takesFile.value ? differing.length : 0);
    }),
    isReady,
    restoring: computed(() => status.value?.restoring ?? 0),
    takenBack,
    async choose(chosen) {
      const signal = begin({ kind: 'reading' });
      takenBack.value = null;
      if (chosen.size > mostBytesInFile) return refuse('too-large');
      const content = await chosen.text().catch(() => null);
      if (signal.aborted) return;
      if (content === null) return refuse('unreadable');
      const file = await read(content, signal);
      if (typeof file === 'string') return refuse(file);
      const why = whyForeign(file, account());
      if (why) return refuse(why, file);
      try {
        await look(file, signal);
      } catch (error) {
        sources.fail(error);
        begin({ kind: 'choosing' });
      }
    },
    takeFile(takes) {
      takesFile.value = takes;
    },
    async start() {
      const shown = state.peek();
      const owner = account();
      if (shown.kind !== 'preview' || !isReady.peek() || !owner) return;
      const { missing, differing } = shown.plan;
      const stars = oldestFirst(takesFile.peek() ? [...missing, ...differing] : missing);
      const signal = begin({ kind: 'keeping', done: 0, of: stars.length });
      let kept = 0;
      try {
        for await (const done of keepStars({ ...sources, stars, owner, takesFile: takesFile.peek(), stop: signal })) {
          kept = done;
          if (!signal.aborted) state.value = { kind: 'keeping', done, of: stars.length };
        }
        state.value = { kind: 'kept', count: kept, of: stars.length, failure: null };
      } catch (error) {
        state.value = { kind: 'kept', count: kept, of: stars.length, failure: codeOf(error) };
      }
    },
    cancel: () => stop.abort(),
    async stop() {
      stop.abort();
      try {
        takenBack.value = await service.stopRestoring();
      } catch (error) {
        sources.fail(error);
      }
    },
    end,
  };
}

function whyForeign({ account: of }: StarFile, account: Account | null): RestoreRefusal | null {
  if (!account) return 'signed-out';
  if (of.dataCenter !== account.dataCenter) return 'other-data-center';
  const areKnown = of.organizationId !== null && account.organizationId !== null;
  return areKnown && of.organizationId !== account.organizationId ? 'other-organization' : null;
}

/** The shown type of each of these messages that has a star here. */
async function knownTypes(
  service: Pick<StarService, 'starsOf'>,
  stars: readonly FiledStar[],
): Promise<Map<string, string | null>> {
  const known = new Map<string, string | null>();
  for (let from = 0; from < stars.length; from += mostRestoredAtOnce) {
    const ids = stars.slice(from, from + mostRestoredAtOnce).map(({ messageId }) => messageId);
    for (const { messageId, type } of (await service.starsOf(ids)).stars) known.set(messageId, type);
  }
  return known;
}
