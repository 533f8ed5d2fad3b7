import type { ChangeNotice, PageStarService, StarChange } from '../stars/star-service';

/** What this tab has been told about messages, kept until a change makes it doubtful. */
export interface KnownStars {
  /** The type last heard of, doubtful or not; null when not starred, or never asked. */
  typeOf(messageId: string): string | null;
  isFresh(messageId: string): boolean;
  /** Asks for what is not fresh, in one question. Resolves when it is answered; a failure leaves things as they were. */
  ask(messageIds: readonly string[]): Promise<void>;
  learn(change: StarChange): void;
  notice(notice: ChangeNotice): void;
  /** Notices may have been missed: the tab slept. What is known stays shown until it has been asked for again. */
  doubtAll(): void;
  onNews(listener: () => void): void;
}

interface Knowledge {
  type: string | null;
  /** As of which revision; compared with the notices. */
  revision: number;
  /** Of which stretch without a gap. */
  stretch: number;
}

const mostAsked = 500;
const mostKept = 5_000;

export function createKnownStars(starsOf: PageStarService['starsOf'], signal: AbortSignal): KnownStars {
  const known = new Map<string, Knowledge>();
  /** The revision that knowledge of a message must have reached; changes raise it. */
  const needed = new Map<string, number>();
  const pending = new Map<string, Promise<void>>();
  const listeners: (() => void)[] = [];
  let last: { sequence: number; revision: number } | null = null;
  /** A number for each stretch of time in which every notice was heard: what is known from an earlier one is doubtful. */
  let stretch = 0;

  const isEnough = (messageId: string, revision: number) => revision >= (needed.get(messageId) ?? 0);
  const isFresh = (messageId: string) => {
    const knowledge = known.get(messageId);
    return knowledge?.stretch === stretch && isEnough(messageId, knowledge.revision);
  };
  const tell = () => {
    if (!signal.aborted) for (const listener of listeners) listener();
  };

  /** The answer to an older question, or to an older change, may come after the newer one. */
  function take(messageId: string, type: string | null, revision: number): void {
    if (isFresh(messageId) && (known.get(messageId)?.revision ?? 0) > revision) return;
    known.set(messageId, { type, revision, stretch });
  }

  async function question(messageIds: string[]): Promise<void> {
    const asked = stretch;
    const { revision, stars } = await starsOf(messageIds);
    if (asked !== stretch) return;
    if (known.size > mostKept) known.clear();
    const types = new Map(stars.map(({ messageId, type }) => [messageId, type]));
    for (const messageId of messageIds) {
      if (isEnough(messageId, revision)) take(messageId, types.get(messageId) ?? null, revision);
    }
    tell();
  }

  function beginStretch(): void {
    stretch += 1;
    needed.clear();
    pending.clear();
  }

  return {
    typeOf: (messageId) => known.get(messageId)?.type ?? null,
    isFresh,
    async ask(messageIds) {
      const missing = messageIds.filter((id) => !isFresh(id) && !pending.has(id)).slice(0, mostAsked);
      if (missing.length > 0) {
        const answered = question(missing)
          .catch(() => undefined)
          .finally(() => {
            for (const id of missing) if (pending.get(id) === answered) pending.delete(id);
          });
        for (const id of missing) pending.set(id, answered);
      }
      await Promise.all(messageIds.map((id) => pending.get(id)));
    },
    learn({ messageId, type, revision }) {
      take(messageId, type, revision);
      tell();
    },
    notice({ sequence, revision, messageIds }) {
      // A lower revision: a later change was told of first, or the replica was lost and its counting has begun anew.
      const isGap = last !== null && (sequence !== last.sequence + 1 || revision < last.revision);
      last = { sequence, revision };
      if (isGap || messageIds === null) beginStretch();
      if (messageIds === null) known.clear();
      for (const id of messageIds ?? []) {
        // What is asked for from now on is newer than this change.
        if (known.has(id) || pending.has(id)) needed.set(id, revision);
        pending.delete(id);
      }
      tell();
    },
    doubtAll() {
      beginStretch();
      tell();
    },
    onNews(listener) {
      listeners.push(listener);
    },
  };
}
