import type { Page } from '@playwright/test';
import type { MenuItem } from '../fixtures/context-menu';

export type Role = Parameters<Page['getByRole']>[0];

/** A browser with the extension in it, whichever browser it is: what a journey of `e2e/both` does with it. */
export interface BrowserDriver {
  name: 'chromium' | 'firefox';
  /** Opens a page of the extension in a tab, such as `src/options/index.html`. */
  openExtension(path: string): Promise<BrowserPage>;
  openCliq(path?: string): Promise<BrowserPage>;
  /** The popup under the icon itself. */
  openPopup(): Promise<BrowserPage>;
  /** The side panel, in Firefox the sidebar, as it is reached from the popup. */
  openPanel(): Promise<BrowserPage>;
  /** Does something that opens a tab or a window, and resolves with its page when it has an address that begins so. */
  opens(address: string, act: () => Promise<void>): Promise<BrowserPage>;
  /** How many tabs and windows there are. */
  countTabs(): Promise<number>;
  /** Right-clicks and chooses from the native menu's "Star message". */
  pickFromNativeMenu(target: BrowserElement, item: MenuItem): Promise<void>;
  /** Ends the background as the browser does when it is idle. Resolves when it is gone; the next event starts another. */
  stopBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  siteAccess: SiteAccess;
  /** What was written as an error by our code, in any page and in the background; see `console-watch.ts`. Live. */
  errors: readonly string[];
  close(): Promise<void>;
}

/** What a user decides in the browser's own page of extensions. */
export interface SiteAccess {
  withholdAll(): Promise<void>;
  allow(host: string): Promise<void>;
}

export interface BrowserPage {
  get(role: Role, name?: string | RegExp): BrowserElement;
  /** For what has no role: rows of Cliq's chat page. */
  css(selector: string): BrowserElement;
  /** Keys by their names in `KeyboardEvent.key`. */
  press(...keys: string[]): Promise<void>;
  /** Runs a function that needs nothing but its argument, and gives back what JSON can carry. */
  evaluate<Result, Argument = undefined>(
    run: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** Elements in sight that fit, looked up anew each time, also in open shadow roots. What is done, is done to the first of them, as soon as it is there. */
export interface BrowserElement {
  /** Those inside. A name that is a text has to fit as a whole. */
  get(role: Role, name?: string | RegExp): BrowserElement;
  withText(text: string): BrowserElement;
  last(): BrowserElement;
  count(): Promise<number>;
  /** Of all of them. */
  texts(): Promise<string[]>;
  attribute(name: string): Promise<string | null>;
  value(): Promise<string>;
  click(): Promise<void>;
  rightClick(): Promise<void>;
  /** Moves the pointer onto it; `at` from its upper left corner, CSS px. */
  hover(at?: { x: number; y: number }): Promise<void>;
  fill(text: string): Promise<void>;
  /** Of a `<select>`: the option whose label begins so. */
  choose(option: string): Promise<void>;
  /** For what is said of it. */
  toString(): string;
}
