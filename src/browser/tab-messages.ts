import { type JumpAnswer, type JumpFailure, type JumpPlace, jumpAnswers, type SavedCopy } from '../stars/jump';
import type { MessageRef } from '../stars/message-ref';
import type { ChangeNotice } from '../stars/star-service';
import type { StarType } from '../stars/star-type';
import { nativeBrowser as browser } from './native-browser';
import { whenAborted } from './when-aborted';

/** What the background says to the content script of a Cliq tab. */
export type TabMessage =
  | { kind: 'changed'; notice: ChangeNotice }
  /** An item of the context menu was chosen: it applies to the message that the menu was opened on, or to the one that a link leads to. */
  | { kind: 'menu-picked'; type: StarType | null; linked?: MessageRef }
  /** The menu is about to be seen (Firefox): asks what it is to say of the message (`MenuState`). */
  | { kind: 'menu-shown'; element: number | undefined }
  /** Something to be told to the user. */
  | { kind: 'say'; text: string }
  /** Star the last message of the chat. */
  | { kind: 'star-last' }
  /** Asks which chat is open. */
  | { kind: 'chat' }
  /** The user wants to show where messages are on the page. */
  | { kind: 'teach' }
  /** Asks for a report on the page. */
  | { kind: 'report' }
  /** The user wants to see a message. */
  | { kind: 'go-to'; place: JumpPlace }
  /** It could not be shown: to be said, with what this device has of it. */
  | { kind: 'not-shown'; reason: JumpFailure; copy: SavedCopy };

export type TabAnswer = string | undefined | Promise<string | undefined>;

/** In the content script: calls `listener` for every message from the background, until `signal` is aborted. A text that it returns is the answer. */
export function onTabMessage(listener: (message: TabMessage) => TabAnswer, signal: AbortSignal): void {
  const receive = (message: unknown, _sender: unknown, answer: (text: string | null) => void): true => {
    // Only the background can reach a tab's content script; pages and other extensions cannot.
    const heard = async () => (isTabMessage(message) ? listener(message) : undefined);
    heard().then(
      (text) => answer(text ?? null),
      (error: unknown) => {
        console.error('not answered', error);
        answer(null);
      },
    );
    return true;
  };
  browser.runtime.onMessage.addListener(receive);
  whenAborted(signal, () => browser.runtime.onMessage.removeListener(receive));
}

function isTabMessage(message: unknown): message is TabMessage {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

/** Says something to one tab. False when no content script listens there (a tab older than the extension). */
export async function tellTab(tabId: number, message: TabMessage): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, message, { frameId: 0 });
    return true;
  } catch {
    return false;
  }
}

/** What one tab's content script answers; empty when none listens there, or it has nothing to say. */
export async function askTab(tabId: number, message: TabMessage): Promise<string> {
  const answer: unknown = await browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => '');
  return typeof answer === 'string' ? answer : '';
}

/** The Cliq tab that was used last; null when none is open. */
export async function latestCliqTab(patterns: readonly string[]): Promise<number | null> {
  const tabs = await browser.tabs.query({ url: [...patterns] });
  const [latest] = tabs.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  return latest?.id ?? null;
}

/** Brings a tab to the front. */
export async function showTab(tabId: number): Promise<void> {
  const { windowId } = await browser.tabs.update(tabId, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

/** What the content script of a tab reports of its page; empty when it cannot. */
export async function reportOfTab(tabId: number): Promise<string> {
  const answer: unknown = await browser.tabs.sendMessage(tabId, { kind: 'report' }, { frameId: 0 });
  return typeof answer === 'string' ? answer : '';
}

/** Sends a tab to a message. Null when nobody listens there, or no more; empty when the second script is missing there. */
export async function sendToMessage(tabId: number, place: JumpPlace): Promise<JumpAnswer | '' | null> {
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, { kind: 'go-to', place }, { frameId: 0 });
    return answer === '' ? '' : (jumpAnswers.find((each) => each === answer) ?? null);
  } catch {
    return null;
  }
}

/** Tells every open Cliq tab of a change. `patterns` are match patterns of Cliq's hosts. */
export async function tellCliqTabs(patterns: string[], notice: ChangeNotice): Promise<void> {
  const tabs = await browser.tabs.query({ url: patterns });
  await Promise.all(tabs.map((tab) => tab.id !== undefined && tellTab(tab.id, { kind: 'changed', notice })));
}
