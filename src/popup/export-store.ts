import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type ExportFormat, exportName, fileTypes, writeExport } from '../stars/export-file';
import type { MarkdownWords } from '../stars/export-markdown';
import { hasNoText, withoutRemoved } from '../stars/exported-star';
import { mostStarsInFile } from '../stars/star-file';
import type { StarRow } from '../stars/star-row';
import { inTurns } from './in-turns';
import type { StarsStore } from './store';

export type ExportState =
  | { kind: 'choosing' }
  | { kind: 'writing'; done: number }
  | { kind: 'saved'; name: string; count: number };

export interface ExportStore {
  /** How many stars go into the file: a star that has been removed is none. */
  count: number;
  format: ReadonlySignal<ExportFormat>;
  state: ReadonlySignal<ExportState>;
  /** True when the organization lets no text on any disk. */
  keepsNoText: ReadonlySignal<boolean>;
  /** Stars whose text is not on this device. */
  withoutText: number;
  /** The file would hold more than can be restored from one. */
  isTooLong: ReadonlySignal<boolean>;
  /** Not all stars had come from Cliq when these were chosen. */
  isPartial: boolean;
  choose(format: ExportFormat): void;
  /** Writes the file in turns, and hands it to the browser. */
  save(): Promise<void>;
  /** Nothing is saved. */
  cancel(): void;
}

export interface ExportSources {
  words: (now: number) => MarkdownWords;
  readKeepsNoText: () => Promise<boolean>;
  download: (file: Blob, name: string) => void;
  now: () => number;
  monotonic: () => number;
  pause: () => Promise<void>;
}

/** Not all stars have come from Cliq yet. */
export function isListPartial({ isWhole, status }: StarsStore): boolean {
  return !isWhole.peek() || status.peek()?.isComplete !== true;
}

export function exportStore(
  store: StarsStore,
  given: readonly StarRow[],
  isPartial: boolean,
  sources: ExportSources,
): ExportStore {
  const rows = withoutRemoved(given);
  const format = signal<ExportFormat>('csv');
  const state = signal<ExportState>({ kind: 'choosing' });
  const keepsNoText = signal(false);
  let writing = new AbortController();
  // Nothing is written before it is known.
  const policy = sources.readKeepsNoText().then((isSo) => {
    keepsNoText.value = isSo;
  });

  function cancel(): void {
    writing.abort();
    state.value = { kind: 'choosing' };
  }

  return {
    count: rows.length,
    format,
    state,
    keepsNoText,
    withoutText: rows.filter(hasNoText).length,
    isTooLong: computed(() => format.value === 'json' && rows.length > mostStarsInFile),
    isPartial,
    choose(next) {
      format.value = next;
    },
    async save() {
      const account = store.status.peek()?.account;
      if (!account || state.peek().kind === 'writing') return;
      writing = new AbortController();
      state.value = { kind: 'writing', done: 0 };
      await policy;
      const chosen = format.peek();
      const now = sources.now();
      const work = writeExport({
        rows,
        format: chosen,
        account,
        linkTo: store.linkTo,
        keepsNoText: keepsNoText.peek(),
        words: sources.words(now),
        onProgress: (done) => {
          state.value = { kind: 'writing', done };
        },
      });
      const handOver = (pieces: string[]) => {
        const name = exportName(chosen, now);
        sources.download(new Blob(pieces, { type: fileTypes[chosen].mime }), name);
        state.value = { kind: 'saved', name, count: rows.length };
      };
      if (!writing.signal.aborted)
        inTurns(work, handOver, { now: sources.monotonic, pause: sources.pause, stop: writing.signal });
    },
    cancel,
  };
}
