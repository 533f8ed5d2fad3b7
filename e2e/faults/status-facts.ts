import type { Page } from '@playwright/test';
import { expect } from '../fixtures/test';

/** What the popup's status line can say, one part for each. */
const facts = {
  'sign in again': /^Your Zoho sign-in has ended\. Nothing is lost\..*Sign in again/s,
  // By the browser, or by the last try.
  offline: /^Offline(: Cliq cannot be reached\..*)?$/s,
  'web page': /^A web page came in place of Cliq’s answer\./,
  'does not answer': /^Cliq does not answer\. Trying again\./,
  'still does not answer': /^Cliq still does not answer\./,
  '1 waiting': /^1 waiting$/,
  'fetching, 50 so far': /^Fetching your stars: 50 so far$/,
  synced: /^Synced /,
};

export type Fact = keyof typeof facts;

const isFact = (name: string): name is Fact => name in facts;
const factNames = Object.keys(facts).filter(isFact);

/** A part that is none of the facts is given back in its own words, and fits no expectation. */
async function readStatus(popup: Page): Promise<string[]> {
  const parts = await popup.locator('footer').getByRole('status').locator(':scope > *').allInnerTexts();
  return parts.map((part) => factNames.find((name) => facts[name].test(part.trim())) ?? part).sort();
}

/** The status line says exactly this, at once or as soon as the page has heard of the last change. */
export async function expectStatus(popup: Page, expected: readonly Fact[], timeout = 10_000): Promise<void> {
  await expect.poll(() => readStatus(popup), { message: 'status line', timeout }).toEqual([...expected].sort());
}

/** The worker was killed at a moment that leaves open how much it had written down: at least `least`, at most `most`. */
export async function expectStatusBetween(popup: Page, least: readonly Fact[], most: readonly Fact[]): Promise<void> {
  await expect
    .poll(
      async () => {
        const said = await readStatus(popup);
        const missing = least.filter((fact) => !said.includes(fact)).map((fact) => `not said: ${fact}`);
        const untrue = said.filter((fact) => !most.some((allowed) => allowed === fact));
        return [...missing, ...untrue];
      },
      { message: `status line between [${least}] and [${most}]` },
    )
    .toEqual([]);
}
