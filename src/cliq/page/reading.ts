import { identified, type MessageElement } from './identify';
import { messageAt, messageWithId } from './locate';
import { type PageProfile, rowSelector } from './page-profile';
import { knownProfiles } from './profiles';
import { rowOf } from './row';
import type { Studied } from './study';

/** How a page came to be understood, surest first. */
export type Rung = 'taught' | 'known' | 'shape' | 'text';

/** A way to read the messages of a page that has proved itself on it. */
export interface Reading {
  rung: Rung;
  profile: PageProfile;
  /** What a row must also be, when it is only believed to be one. */
  accepts?: (row: Element) => boolean;
}

/** Cliq's page as far as it is understood: where messages are in it. */
export interface MessagePage {
  document: Document;
  /** Null while no message has been found. */
  reading(): Reading | null;
  messageAt(target: EventTarget | null): MessageElement | null;
  messageWithId(chatId: string, messageId: string): MessageElement | null;
  /** What the user showed goes before all else; null: nothing was shown. */
  teach(taught: PageProfile | null): void;
  /** From now on, a page that no profile reads is studied. */
  takeStudy(study: (document: Document) => Studied): void;
  /** True when there was something to read and nothing could be. */
  isIllegible(): boolean;
}

/** A page in which nothing was found is not studied again sooner; it may stay one without messages for hours. */
const shortestWaitMs = 1_000;
const longestWaitMs = 30_000;
/** Enough to find one that is right. */
const mostTried = 60;

/**
 * Climbs the ladder and stays on the first rung that finds a message which passes every test, until that finds none any more.
 * @param now milliseconds of a clock that never goes back
 */
export function openMessagePage(document: Document, now: () => number): MessagePage {
  let readings: Reading[] = knownProfiles.map((profile) => ({ rung: 'known', profile }));
  let current: Reading | null = null;
  let address = '';
  let study: ((document: Document) => Studied) | null = null;
  let studied: { at: number; address: string; hasMessages: boolean } | null = null;
  let wait = shortestWaitMs;

  function reading(): Reading | null {
    const isProved = current !== null && address === document.URL && hasRows(current);
    if (!isProved) current = readings.find(findsAny) ?? infer();
    address = document.URL;
    return current;
  }

  function hasRows({ profile }: Reading): boolean {
    return document.querySelector(rowSelector(profile)) !== null;
  }

  function infer(): Reading | null {
    if (!study) return null;
    if (studied?.address !== document.URL) wait = shortestWaitMs;
    else if (now() - studied.at < wait) return null;
    else wait = Math.min(2 * wait, longestWaitMs);
    const { guesses, hasMessages } = study(document);
    studied = { at: now(), address: document.URL, hasMessages };
    const guess = guesses.find(findsAny) ?? null;
    // A chat too short to tell is read as one that was not.
    if (guess) readings.push(guess);
    return guess;
  }

  /** A row that is hidden, or there twice, proves the profile as well as another. */
  function findsAny({ profile, accepts }: Reading): boolean {
    const rows = document.querySelectorAll(rowSelector(profile));
    for (let index = rows.length - 1; index >= 0 && index >= rows.length - mostTried; index -= 1) {
      const bearer = rows[index];
      const row = bearer ? rowOf(bearer, profile) : null;
      if (row && identified(row, profile) && accepts?.(row) !== false) return true;
    }
    return false;
  }

  function accepted(find: (profile: PageProfile) => MessageElement | null): MessageElement | null {
    const current = reading();
    const found = current && find(current.profile);
    return found && current.accepts?.(found.row) !== false ? found : null;
  }

  return {
    document,
    reading,
    messageAt(target) {
      const element = elementOf(target);
      return element && accepted((profile) => messageAt(element, profile));
    },
    messageWithId: (chatId, messageId) => accepted((profile) => messageWithId(chatId, messageId, document, profile)),
    teach(taught) {
      readings = readings.filter(({ rung }) => rung !== 'taught');
      if (taught) readings.unshift({ rung: 'taught', profile: taught });
      current = null;
    },
    takeStudy(given) {
      study = given;
    },
    isIllegible: () => reading() === null && studied?.address === document.URL && studied.hasMessages,
  };
}

function elementOf(target: EventTarget | null): Element | null {
  if (target instanceof Element) return target;
  return target instanceof Node ? target.parentElement : null;
}
