import type { Locator, Page } from '@playwright/test';
import type { BrowserElement, BrowserPage, Role } from '../browser-driver';

const locators = new WeakMap<BrowserElement, Locator>();

/** What Playwright calls an element of a tab. */
export function locatorOf(element: BrowserElement): Locator {
  const found = locators.get(element);
  if (!found) throw new Error(`${element} is in no tab`);
  return found;
}

/** A tab or a window. */
export function chromiumPage(page: Page): BrowserPage {
  return {
    get: (role, name) => elementAt(byRole(page, role, name)),
    css: (selector) => elementAt(page.locator(selector)),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    // As text: it may be of any page, and is checked where it is written.
    evaluate: (run, argument) => page.evaluate(`(${run})(${JSON.stringify(argument)})`),
    bringToFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}

function byRole(place: Page | Locator, role: Role, name?: string | RegExp): Locator {
  return place.getByRole(role, name === undefined ? {} : { name, exact: true }).filter({ visible: true });
}

function elementAt(locator: Locator): BrowserElement {
  const first = locator.first();
  const element: BrowserElement = {
    get: (role, name) => elementAt(byRole(locator, role, name)),
    withText: (text) => elementAt(locator.filter({ hasText: text })),
    last: () => elementAt(locator.last()),
    count: () => locator.count(),
    texts: () => locator.allInnerTexts(),
    attribute: (name) => first.getAttribute(name),
    value: () => first.inputValue(),
    click: () => first.click(),
    rightClick: () => first.click({ button: 'right' }),
    async hover(at) {
      await first.scrollIntoViewIfNeeded();
      await first.hover(at ? { position: at } : {});
    },
    fill: (text) => first.fill(text),
    async choose(option) {
      const options = first.locator('option');
      const labels = await options.allTextContents();
      const index = labels.findIndex((label) => label === option || label.startsWith(`${option} (`));
      await first.selectOption({ index });
    },
    toString: () => String(locator),
  };
  locators.set(element, locator);
  return element;
}
