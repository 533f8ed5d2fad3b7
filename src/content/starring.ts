import { errorSentence } from '../browser/error-sentence';
import { starTypeName, t } from '../browser/i18n';
import type { MessageRef } from '../stars/message-ref';
import { ServiceError } from '../stars/service-error';
import type { PageStarService, StarChange } from '../stars/star-service';
import type { StarType } from '../stars/star-type';
import type { KnownStars } from './known-stars';
import { isOrphaned } from './life';
import type { Toasts } from './toast';

export interface Starring {
  setStar(ref: MessageRef, type: StarType | null): void;
  /** For the context menu, which cannot know whether it was opened on a message: null when it was not. */
  setPicked(ref: MessageRef | null, type: StarType | null): void;
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
        if (type !== null) sayStarred(type, change);
        else if (change.previousType === null) toasts.say(t('content_notStarred'));
        else toasts.say(t('content_removed'), undoOf(ref));
      },
    );
  }

  function sayStarred(type: StarType, { waitsFor }: StarChange): void {
    if (waitsFor === 'sign-in')
      toasts.say(t('content_keptForSignIn'), { label: t('content_signInAgain'), run: openSignIn });
    else toasts.say(waitsFor === 'account' ? t('content_keptForAccount') : t('content_saved', starTypeName(type)));
  }

  function undoOf({ messageId, text }: MessageRef) {
    const sayRestored = ({ starTimeIsNew }: StarChange) =>
      toasts.say(t(starTimeIsNew ? 'content_restoredAnew' : 'content_restored'));
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

  const openSignIn = () => void service.openOptions().catch(sayError);

  function sayError(error: unknown): void {
    const code = error instanceof ServiceError ? error.code : 'unexpected';
    const signIn = { label: t('content_signIn'), run: openSignIn };
    toasts.say(errorSentence(code), code === 'signed-out' ? signIn : undefined);
  }

  return {
    setStar,
    setPicked(ref, type) {
      if (ref) setStar(ref, type);
      else toasts.say(t('content_notAMessage'));
    },
    sayMoved: () => toasts.say(t('content_messageMoved')),
  };
}
