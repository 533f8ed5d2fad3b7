import type { ChangeNotice, PageStarService, ShownStar, StarChange } from '../stars/star-service';

/** What this tab has been told about messages, kept until a change makes it doubtful. */
export interface KnownStars {
  /** Every star and every change on its way that was heard of, doubtful or not. */
  stars(): Iterable<readonly [messageId: string, star: KnownStar]>;
  /** The type of that star; null when not starred. */
  typeOf(messageId: string): string | null;
  isFresh(messageId: string): boolean;
  /** Asks for what is not fresh. Resolves when it is answered; a failure leaves things as they were. */
  ask(messageIds: readonly string[]): Promise<void>;
  learn(change: StarChange): void;
  notice(notice: ChangeNotice): void;
  /** Notices may have been missed: the tab slept. What is known stays shown until it has been asked for again. */
  doubtAll(): void;
  /** `doubtful`: whose star has to be asked for again; null: perhaps everyone's. */
  onNews(listener: (doubtful: readonly string[] | null) => void): void;
}

export type KnownStar = Omit<ShownStar, 'messageId'>;

interface Knowledge {
  star: KnownStar | null;
  /** As of which revision; compared with the notices. */
  revision: number;
  /** Of which stretch without a gap. */
  stretch: number;
}

const mostAsked = 500;
const mostKept = 5_000;

export function createKnownStars(starsOf: PageStarService['starsOf'], signal: AbortSignal): KnownStars {
  const known = new Map<string, Knowledge>();
  /** The few among them that have one: they are gone through often. */
  const starred = new Map<string, KnownStar>();
  /** The revision that knowledge of a message must have reached; changes raise it. */
  const needed = new Map<string, number>();
  const pending = new Map<string, Promise<void>>();
  const listeners: ((doubtful: readonly string[] | null) => void)[] = [];
  let last: { sequence: number; revision: number } | null = null;
  /** A number for each stretch of time in which every notice was heard: what is known from an earlier one is doubtful. */
  let stretch = 0;

  const isEnough = (messageId: string, revision: number) => revision >= (needed.get(messageId) ?? 0);
  const isFresh = (messageId: string) => {
    const knowledge = known.get(messageId);
    return knowledge?.stretch === stretch && isEnough(messageId, knowledge.revision);
  };
  /** Asked for in vain: to be asked for again with the next news. */
  const unanswered = new Set<string>();
  const tell = (doubtful: readonly string[] | null) => {
    const all = doubtful && [...doubtful, ...unanswered];
    unanswered.clear();
    if (!signal.aborted) for (const listener of listeners) listener(all);
  };

  /** The answer to an older question, or to an older change, may come after the newer one. */
  function take(messageId: string, star: KnownStar | null, revision: number): void {
    if (isFresh(messageId) && (known.get(messageId)?.revision ?? 0) > revision) return;
    known.set(messageId, { star, revision, stretch });
    if (star) starred.set(messageId, star);
    else starred.delete(messageId);
  }

  function forget(): void {
    known.clear();
    starred.clear();
  }

  async function question(messageIds: string[]): Promise<void> {
    const asked = stretch;
    const { revision, stars } = await starsOf(messageIds);
    if (asked !== stretch) return;
    if (known.size > mostKept) forget();
    const heard = new Map(stars.map(({ messageId, type, delivery }) => [messageId, { type, delivery }]));
    for (const messageId of messageIds) {
      if (isEnough(messageId, revision)) take(messageId, heard.get(messageId) ?? null, revision);
    }
    tell(messageIds);
  }

  function askNow(messageIds: string[]): void {
    const answered = question(messageIds)
      .catch(() => {
        for (const id of messageIds) unanswered.add(id);
      })
      .finally(() => {
        for (const id of messageIds) if (pending.get(id) === answered) pending.delete(id);
      });
    for (const id of messageIds) pending.set(id, answered);
  }

  function beginStretch(): void {
    stretch += 1;
    needed.clear();
    pending.clear();
  }

  return {
    stars: () => starred,
    typeOf: (messageId) => known.get(messageId)?.star?.type ?? null,
    isFresh,
    async ask(messageIds) {
      const missing = messageIds.filter((id) => !isFresh(id) && !pending.has(id));
      for (let from = 0; from < missing.length; from += mostAsked) askNow(missing.slice(from, from + mostAsked));
      await Promise.all(messageIds.map((id) => pending.get(id)));
    },
    learn({ messageId, type, delivery, revision }) {
      take(messageId, { type, delivery }, revision);
      tell([]);
    },
    notice({ sequence, revision, messageIds }) {
      // A lower revision: a later change was told of first, or the replica was lost and its counting has begun anew.
      const isGap = last !== null && (sequence !== last.sequence + 1 || revision < last.revision);
      last = { sequence, revision };
      if (isGap || messageIds === null) beginStretch();
      if (messageIds === null) forget();
      for (const id of messageIds ?? []) {
        // What is asked for from now on is newer than this change.
        if (known.has(id) || pending.has(id)) needed.set(id, revision);
        pending.delete(id);
      }
      tell(isGap ? null : messageIds);
    },
    doubtAll() {
      beginStretch();
      tell(null);
    },
    onNews(listener) {
      listeners.push(listener);
    },
  };
}
