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
  setStar(ref: MessageRef, type: StarType | null): void;
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
}

/** Changes stars and tells how it went. Nothing is shown as done before the service says that it is safe on disk. */
export function createStarring({ service, known, toasts, life }: Needs): Starring {
  function setStar(ref: MessageRef, type: StarType | null): void {
    void attempt(
      () => service.setStar(ref, type),
      (change) => {
        if (type !== null) sayKept(t('content_saved', starTypeName(type)), change, signInFor(change.waitsFor));
        else if (change.previousType === null) toasts.say(t('content_notStarred'));
        else sayKept(t('content_removed'), change, undoOf(ref));
      },
    );
  }

  /** With what it waits for, if that is known: it is as safe as any, but Cliq does not have it yet. */
  function sayKept(words: string, { messageId, waitsFor }: StarChange, action: ToastAction | undefined): void {
    toasts.say(waitsFor === null ? words : t('content_kept', words, obstacleSentence(waitsFor)), action);
    outcomes.follow(messageId, waitsFor);
  }

  function undoOf({ messageId, text }: MessageRef) {
    const sayRestored = (change: StarChange) =>
      sayKept(t(change.starTimeIsNew ? 'content_restoredAnew' : 'content_restored'), change, undefined);
    const run = () => void attempt(() => service.undo(messageId), sayRestored);
    return { label: t('content_undo'), description: text.slice(0, 80), run };
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
    return isCure ? { label: t('content_signInAgain'), run: openOptions } : undefined;
  }

  function sayError(error: unknown): void {
    const code = error instanceof ServiceError ? error.code : 'unexpected';
    const signIn = { label: t('content_signIn'), run: openOptions };
    toasts.say(errorSentence(code), code === 'signed-out' ? signIn : undefined);
  }

  const outcomes = followOutcomes({
    starsOf: service.starsOf,
    onRefused: () => toasts.say(t('content_couldNotBeSaved')),
    onObstacle: (obstacle) => toasts.say(obstacleSentence(obstacle), signInFor(obstacle)),
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
