import type { Priority } from './throttle';

/** After so many user calls in a row a waiting background call has its turn. */
const userTurns = 9;

const order: readonly Priority[] = ['user', 'background'];
const dueOrder: readonly Priority[] = ['background', 'user'];

/** Who waits for a slot: user before background, first come first served, nobody for ever. */
export interface ThrottleQueue<Waiter extends { readonly priority: Priority }> {
  add(waiter: Waiter): void;
  /** Back to the head of its line: it had its turn and could not go. */
  putBack(waiter: Waiter): void;
  /** False when it was not waiting. */
  remove(waiter: Waiter): boolean;
  waits(priority: Priority): boolean;
  /** The background's turn has come: it goes first and needs to leave nothing in reserve. */
  backgroundIsDue(): boolean;
  /** Takes out the next one that `fits`. */
  take(fits: (priority: Priority) => boolean): Waiter | undefined;
  /** A call of this priority was really sent. */
  sent(priority: Priority): void;
}

export function createThrottleQueue<Waiter extends { readonly priority: Priority }>(): ThrottleQueue<Waiter> {
  const lines: Record<Priority, Waiter[]> = { user: [], background: [] };
  let usersSent = 0;
  const backgroundIsDue = (): boolean => lines.background.length > 0 && usersSent >= userTurns;

  return {
    add: (waiter) => {
      lines[waiter.priority].push(waiter);
    },
    putBack: (waiter) => {
      lines[waiter.priority].unshift(waiter);
    },
    remove: (waiter) => {
      const line = lines[waiter.priority];
      const index = line.indexOf(waiter);
      if (index >= 0) line.splice(index, 1);
      return index >= 0;
    },
    waits: (priority) => lines[priority].length > 0,
    backgroundIsDue,
    take: (fits) => {
      const priority = (backgroundIsDue() ? dueOrder : order).find(
        (candidate) => lines[candidate].length > 0 && fits(candidate),
      );
      if (priority === undefined) return undefined;
      if (priority === 'background') usersSent = 0;
      return lines[priority].shift();
    },
    sent: (priority) => {
      if (priority === 'user') usersSent = lines.background.length > 0 ? usersSent + 1 : 0;
    },
  };
}
