import type { ChangeNotice, PageStarService, StarChange } from '../stars/star-service';

/** What this tab has been told about messages, kept until a change makes it doubtful. */
export interface KnownStars {
  /** The type last heard of; null when not starred, or never asked. */
  typeOf(messageId: string): string | null;
  isFresh(messageId: string): boolean;
  /** Asks for what is not fresh, in one question. Resolves when it is answered; a failure leaves things as they were. */
  ask(messageIds: readonly string[]): Promise<void>;
  learn(change: StarChange): void;
  notice(notice: ChangeNotice): void;
  /** After the tab slept: notices may have been missed. */
  doubtAll(): void;
  onNews(listener: () => void): void;
}

interface Knowledge {
  type: string | null;
  /** As of which revision; compared with the notices. */
  revision: number;
}

const mostAsked = 500;
const mostKept = 5_000;

export function createKnownStars(starsOf: PageStarService['starsOf'], signal: AbortSignal): KnownStars {
  const known = new Map<string, Knowledge>();
  /** The revision that knowledge of a message must have reached; changes raise it. */
  const needed = new Map<string, number>();
  let neededByAll = 0;
  let lastNoticed: number | null = null;
  let notices = 0;
  const pending = new Map<string, Promise<void>>();
  const listeners: (() => void)[] = [];

  const isEnough = (messageId: string, revision: number) =>
    revision >= Math.max(neededByAll, needed.get(messageId) ?? 0);
  const isFresh = (messageId: string) => {
    const knowledge = known.get(messageId);
    return knowledge !== undefined && isEnough(messageId, knowledge.revision);
  };
  const tell = () => {
    if (!signal.aborted) for (const listener of listeners) listener();
  };

  async function question(messageIds: string[]): Promise<void> {
    const noticesBefore = notices;
    const { revision, stars } = await starsOf(messageIds);
    if (known.size > mostKept) known.clear();
    // With no notice since the question, the answer is the truth, even when revisions began anew with another account.
    if (notices === noticesBefore) {
      if (revision < neededByAll) forgetEverything();
      for (const messageId of messageIds) needed.delete(messageId);
    }
    // News that no notice has told of yet, or that was missed: all that is older is doubtful.
    neededByAll = Math.max(neededByAll, revision);
    lastNoticed = Math.max(lastNoticed ?? 0, revision);
    const types = new Map(stars.map(({ messageId, type }) => [messageId, type]));
    for (const messageId of messageIds) {
      if (isEnough(messageId, revision)) known.set(messageId, { type: types.get(messageId) ?? null, revision });
    }
    tell();
  }

  function forgetEverything(): void {
    known.clear();
    needed.clear();
    pending.clear();
    neededByAll = 0;
    lastNoticed = null;
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
      known.set(messageId, { type, revision });
      tell();
    },
    notice({ revision, messageIds }) {
      notices += 1;
      const isGap = lastNoticed !== null && revision > lastNoticed + 1;
      lastNoticed = revision;
      if (messageIds === null || isGap) {
        // A lower revision with everything changed: another account's counting has begun.
        if (revision < neededByAll) forgetEverything();
        lastNoticed = revision;
        neededByAll = revision;
        pending.clear();
      } else {
        for (const id of messageIds) {
          needed.set(id, revision);
          pending.delete(id);
        }
      }
      tell();
    },
    doubtAll() {
      notices += 1;
      forgetEverything();
      tell();
    },
    onNews(listener) {
      listeners.push(listener);
    },
  };
}
