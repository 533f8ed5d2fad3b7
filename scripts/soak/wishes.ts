/** A star type, or null for no star. */
export type Want = string | null;

/** Keeps book of what the user was promised. */
export interface Wishes {
  /** The user asks for it now; until it is acknowledged, nobody knows whether it was heard. */
  begin(messageId: string, want: Want): void;
  /** The user interface has shown it as done: from here on it must not be lost. */
  acknowledge(messageId: string, want: Want): void;
  /** Another device was at this message, too: Cliq may have anything. */
  changedElsewhere(messageId: string): void;
  /** What the message has, if nothing is in doubt. */
  certain(messageId: string): Want | undefined;
  /** When the user asked for anything of this message, epoch ms. */
  timesOf(messageId: string): readonly number[];
  counts(): { asked: number; acknowledged: number };
  /** What Cliq has and should not, or should have and has not. */
  differences(has: (messageId: string) => Want): string[];
}

interface Expectation {
  /** Any of these may be what Cliq has at rest: more than one when it was left open whether the last wish was heard. */
  wants: Want[];
  times: number[];
  isOpen: boolean;
}

export function createWishes(now: () => number, hadBefore: (messageId: string) => Want): Wishes {
  const books = new Map<string, Expectation>();
  const counts = { asked: 0, acknowledged: 0 };
  const bookOf = (messageId: string): Expectation => {
    const book = books.get(messageId) ?? { wants: [hadBefore(messageId)], times: [], isOpen: false };
    books.set(messageId, book);
    return book;
  };

  return {
    begin(messageId, want) {
      counts.asked += 1;
      const book = bookOf(messageId);
      book.wants.push(want);
      book.times.push(now());
    },
    acknowledge(messageId, want) {
      counts.acknowledged += 1;
      bookOf(messageId).wants = [want];
    },
    changedElsewhere(messageId) {
      bookOf(messageId).isOpen = true;
    },
    certain(messageId) {
      const book = bookOf(messageId);
      return book.isOpen || new Set(book.wants).size > 1 ? undefined : book.wants[0];
    },
    timesOf: (messageId) => books.get(messageId)?.times ?? [],
    counts: () => counts,
    differences: (has) =>
      [...books].flatMap(([messageId, { wants, isOpen }]) =>
        isOpen || wants.includes(has(messageId))
          ? []
          : [`${messageId}: wished ${wants.map(String).join(' or ')}, Cliq has ${has(messageId)}`],
      ),
  };
}
