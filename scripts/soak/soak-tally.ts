import type { Deed } from './chat-hand';
import type { Verdict } from './judge-calls';

/** What has happened so far. */
export interface Tally {
  deeds: Record<Deed, number>;
  /** Things the user tried and did not see done. */
  unseen: number;
  /** Why, as the browser's driver says it. */
  reasons: string[];
  kills: number;
  restarts: number;
  offlineSpells: number;
}

export function newTally(): Tally {
  return {
    deeds: { star: 0, retype: 0, remove: 0, undo: 0 },
    unseen: 0,
    reasons: [],
    kills: 0,
    restarts: 0,
    offlineSpells: 0,
  };
}

export interface Figures extends Tally {
  minute: number;
  calls: Readonly<Record<string, number>>;
  faults: number;
  elsewhere: number;
  verdict: Verdict;
  heapBytes: number | null;
  consoleErrors: number;
  status: string;
}

const columns: readonly [name: string, width: number, value: (figures: Figures) => string | number][] = [
  ['min', 4, ({ minute }) => minute],
  ['star', 5, ({ deeds }) => deeds.star],
  ['retype', 7, ({ deeds }) => deeds.retype],
  ['remove', 7, ({ deeds }) => deeds.remove],
  ['undo', 5, ({ deeds }) => deeds.undo],
  ['unseen', 7, ({ unseen }) => unseen],
  ['POST', 5, ({ calls }) => calls.POST ?? 0],
  ['GET', 5, ({ calls }) => calls.GET ?? 0],
  ['DELETE', 7, ({ calls }) => calls.DELETE ?? 0],
  ['faults', 7, ({ faults }) => faults],
  ['own429', 7, ({ verdict }) => verdict.ownRefusals],
  ['other429', 9, ({ verdict }) => verdict.foreignRefusals],
  ['over', 5, ({ verdict }) => verdict.windowsOver],
  ['doubled', 8, ({ verdict }) => verdict.doubled.length],
  ['kills', 6, ({ kills }) => kills],
  ['starts', 7, ({ restarts }) => restarts],
  ['offline', 8, ({ offlineSpells }) => offlineSpells],
  ['errors', 7, ({ consoleErrors }) => consoleErrors],
  ['heapMB', 7, ({ heapBytes }) => (heapBytes === null ? '-' : (heapBytes / 1_048_576).toFixed(2))],
];

export const tableHead: string = `${columns.map(([name, width]) => name.padStart(width)).join('')}  status`;

/** All figures count from the start. */
export function tableRow(figures: Figures): string {
  return `${columns.map(([, width, value]) => String(value(figures)).padStart(width)).join('')}  ${figures.status}`;
}
