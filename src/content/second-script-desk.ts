import type { MessageElement } from '../cliq/page/identify';
import type { MessagePage } from '../cliq/page/reading';
import type { Help } from '../cliq/page/second-script';
import type { TaughtPage } from '../cliq/page/taught';
import type { JumpAnswer, JumpFailure, JumpPlace, SavedCopy } from '../stars/jump';
import type { Surface } from './surface';

export interface Desk {
  /** The user wants to show where messages are. */
  teach(): void;
  /** Empty when the second script has not come. */
  report(): string;
  /** Shows a message. Empty when the second script has not come. */
  goTo(place: JumpPlace): Promise<JumpAnswer | ''>;
  sayNotShown(reason: JumpFailure, copy: SavedCopy): void;
  lastMessage(): MessageElement | null | undefined;
}

interface Needs {
  page: MessagePage;
  surface: Surface;
  signal: AbortSignal;
  onTaught(taught: TaughtPage): void;
}

/** Where the second script reports when it was run beside this one. */
export function openDesk({ page, surface, signal, onTaught }: Needs): Desk {
  const { document } = page;
  let help: Help | null = null;
  const needs = { page, document, append: surface.append, signal };
  let isLeaving = false;
  const desk = {
    takeHelp(given: Help) {
      help = given;
      page.takeStudy(given.study);
    },
  };
  globalThis.starsForCliq = desk;
  signal.addEventListener(
    'abort',
    () => {
      if (globalThis.starsForCliq === desk) globalThis.starsForCliq = undefined;
    },
    { once: true },
  );
  return {
    teach: () => help?.teach({ document, append: surface.append, holds: surface.holds, onTaught, signal }),
    report: () => help?.report(page) ?? '',
    async goTo(place) {
      if (isLeaving && place.hasArrived) return 'leaving';
      const answer = (await help?.goTo(needs, place)) ?? '';
      isLeaving = answer === 'elsewhere';
      return answer;
    },
    sayNotShown: (reason, copy) => help?.sayNotShown(needs, reason, copy),
    lastMessage: () => help?.lastMessage(page),
  };
}
