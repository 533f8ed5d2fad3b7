import browser from 'webextension-polyfill';
import { isFirefox } from './is-firefox';

/** One line under the address bar. */
export interface Suggestion {
  /** What stands in the address bar when it is chosen, and comes back with Enter. */
  content: string;
  words: string;
  /** Less important; after the words. */
  aside: string;
}

export interface OmniboxListener {
  started(): void;
  changed(typed: string): Promise<Suggestion[]>;
  /** `typed` may be the content of a suggestion. */
  entered(typed: string): void;
  cancelled(): void;
}

/** Listens to what is typed after the extension's keyword. Call it in the background's first turn. */
export function onOmnibox({ started, changed, entered, cancelled }: OmniboxListener): void {
  browser.omnibox.onInputStarted.addListener(started);
  browser.omnibox.onInputChanged.addListener((typed, suggest) => {
    changed(typed).then(
      (suggestions) =>
        suggest(suggestions.map(({ content, words, aside }) => ({ content, description: lineOf(words, aside) }))),
      (error: unknown) => console.error('nothing was suggested', error),
    );
  });
  browser.omnibox.onInputEntered.addListener(entered);
  browser.omnibox.onInputCancelled.addListener(cancelled);
}

/** The first line: what Enter does with the words as they are. */
export function setDefaultSuggestion(words: string): void {
  browser.omnibox.setDefaultSuggestion({ description: lineOf(words, '') });
}

/** Chromium reads descriptions as XML, and drops all of them for one that is none; Firefox shows them as they are. */
function lineOf(words: string, aside: string): string {
  const isXml = !isFirefox();
  if (!isXml) return plain(aside === '' ? words : `${words} – ${aside}`);
  return aside === '' ? escaped(words) : `${escaped(words)} <dim>– ${escaped(aside)}</dim>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(words: string): string {
  return plain(words).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

/** One line, without what XML cannot hold, nor what would turn the direction of the rest. */
function plain(words: string): string {
  const oneLine = words.replace(/[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Cs}]+/gu, '').replace(/[\s\p{Cc}]+/gu, ' ');
  return oneLine.trim();
}
