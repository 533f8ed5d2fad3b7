import { errorSentence } from '../browser/error-sentence';
import { starTypeName, t } from '../browser/i18n';
import { obstacleSentence } from '../browser/obstacle-sentence';
import type { MessageRef } from '../stars/message-ref';
import type { Obstacle } from '../stars/obstacle';
import { ServiceError } from '../stars/service-error';
import type { PageStarService, StarChange } from '../stars/star-service';
import type { StarType } from '../stars/star-type';
import type { KnownStars } from './known-stars';
import { isOrphaned } from './life';
import { followOutcomes } from './outcomes';
import type { ToastAction, Toasts } from './toast';

export interface Starring {
  /** @param isUnseen the user did not point at the message: it is said which one it was, with Undo */
  setStar(ref: MessageRef, type: StarType | null, isUnseen?: boolean): void;
  /** For the context menu, which cannot know whether it was opened on a message: null when it was not. */
  setPicked(ref: MessageRef | null, type: StarType | null): void;
  /** Something changed, here or elsewhere: perhaps what became of a change made here. */
  statusChanged(): void;
  /** The message went away under the gesture. */
  sayMoved(): void;
}

interface Needs {
  service: PageStarService;
  known: KnownStars;
  toasts: Toasts;
  life: AbortController;
  onStarred(type: StarType): void;
}

/** Changes stars and tells how it went. Nothing is shown as done before the service says that it is safe on disk. */
export function createStarring({ service, known, toasts, life, onStarred }: Needs): Starring {
  function setStar(ref: MessageRef, type: StarType | null, isUnseen = false): void {
    void attempt(
      () => service.setStar(ref, type),
      (change) => {
        if (type !== null) {
          onStarred(type);
          const name = starTypeName(type);
          sayKept(
            t('content_saved', isUnseen ? `${name}: ${beginningOf(ref)}` : name),
            change,
            signInFor(change.waitsFor) ?? (isUnseen ? undoOf(ref, change) : undefined),
          );
        } else if (change.previousType === null) toasts.say(t('content_notStarred'));
        else sayKept(t('content_removed'), change, undoOf(ref, change));
      },
    );
  }

  /** With what it waits for, if that is known: it is as safe as any, but Cliq does not have it yet. */
  function sayKept(words: string, { messageId, waitsFor }: StarChange, action: ToastAction | undefined): void {
    toasts.say(waitsFor === null ? words : t('content_kept', words, obstacleSentence(waitsFor)), action);
    outcomes.follow(messageId, waitsFor);
  }

  function undoOf(ref: MessageRef, { previousType, type }: StarChange): ToastAction | undefined {
    if (previousType === type) return undefined;
    const sayRestored = (change: StarChange) =>
      sayKept(t(change.starTimeIsNew ? 'content_restoredAnew' : 'content_restored'), change, undefined);
    // A star that is new goes as any other does.
    const call = () => service.undo(ref.messageId);
    const run = () => (previousType === null ? setStar(ref, null) : void attempt(call, sayRestored));
    return { label: t('content_undo'), description: beginningOf(ref), run };
  }

  async function attempt(call: () => Promise<StarChange>, onDone: (change: StarChange) => void): Promise<void> {
    try {
      const change = await call();
      if (life.signal.aborted) return;
      known.learn(change);
      onDone(change);
    } catch (error) {
      if (isOrphaned()) life.abort();
      if (!life.signal.aborted) sayError(error);
    }
  }

  const openOptions = () => void service.openOptions().catch(sayError);

  function signInFor(obstacle: Obstacle | null): ToastAction | undefined {
    const isCure = obstacle === 'sign-in' || obstacle === 'scope';
    return isCure ? { label: t('content_signInAgain'), isShared: true, run: openOptions } : undefined;
  }

  function sayError(error: unknown): void {
    const code = error instanceof ServiceError ? error.code : 'unexpected';
    const signIn = { label: t('content_signIn'), run: openOptions };
    toasts.say(errorSentence(code), code === 'signed-out' ? signIn : undefined);
  }

  const outcomes = followOutcomes({
    starsOf: service.starsOf,
    onRefused: () => toasts.add(t('content_couldNotBeSaved')),
    onObstacle: (obstacle) => toasts.add(obstacleSentence(obstacle), signInFor(obstacle)),
    signal: life.signal,
  });

  return {
    setStar,
    statusChanged: outcomes.look,
    setPicked(ref, type) {
      if (ref) setStar(ref, type);
      else toasts.say(t('content_notAMessage'));
    },
    sayMoved: () => toasts.say(t('content_messageMoved')),
  };
}

const beginningOf = ({ text, senderName }: MessageRef) => (text || senderName).slice(0, 80);
