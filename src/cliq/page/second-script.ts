import type { JumpAnswer, JumpFailure, JumpPlace, SavedCopy } from '../../stars/jump';
import type { MessageElement } from './identify';
import type { MessagePage } from './reading';
import type { Studied } from './study';
import type { TaughtPage } from './taught';

/** What the second script can do for the content script. */
export interface Help {
  study(document: Document): Studied;
  /** Lets the user show where messages are. */
  teach(needs: TeachNeeds): void;
  /** How the page is built, without a word of it. */
  report(page: MessagePage): string;
  /** Shows a message where it is. */
  goTo(needs: JumpNeeds, place: JumpPlace): Promise<JumpAnswer>;
  /** Says why that could not be done, and shows what is known of the message. */
  sayNotShown(needs: JumpNeeds, reason: JumpFailure, copy: SavedCopy): void;
  /** The newest message of the chat that is open. */
  lastMessage(page: MessagePage): MessageElement | null;
}

export interface JumpNeeds {
  page: MessagePage;
  document: Document;
  /** Adds to the one place where the extension shows anything. */
  append(...elements: Element[]): void;
  signal: AbortSignal;
}

export interface TeachNeeds {
  document: Document;
  /** Adds to the one place where the extension shows anything. */
  append(...elements: Element[]): void;
  /** True for what happens there. */
  holds(event: Event): boolean;
  onTaught(taught: TaughtPage): void;
  signal: AbortSignal;
}

/**
 * What the content script holds ready for the second script, which is run beside it only when it is needed (`src/study`): they
 * share one world of scripts, which neither the page nor another extension reaches.
 */
export interface SecondScriptDesk {
  takeHelp(help: Help): void;
}

declare global {
  var starsForCliq: SecondScriptDesk | undefined;
}
