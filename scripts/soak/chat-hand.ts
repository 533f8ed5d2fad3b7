import type { Page } from '@playwright/test';
import type { Extension } from '../../e2e/fixtures/launch-extension';
import { rowOf } from '../../e2e/fixtures/message-row';
import type { Random } from '../../e2e/stand-in/world/random';
import type { Want, Wishes } from './wishes';

/** The five types as the user interface names them. */
export const typeNames: Readonly<Record<string, string>> = {
  important: 'Important',
  to_do: 'To-do',
  note: 'Note',
  manager: 'Manager',
  follow_up: 'Follow-up',
};

export type Deed = 'star' | 'retype' | 'remove' | 'undo';

export interface Hand {
  page: Page;
  /** One thing a user does. Resolves with what it was; rejects when the user interface did not show it as done. */
  act(): Promise<Deed>;
}

/** Stars, retypes, removes and undoes in the chat page. */
export async function openChatHand(
  { context }: Extension,
  chatIds: readonly string[],
  random: Random,
  wishes: Wishes,
): Promise<Hand> {
  const page = await context.newPage();
  const open = async () => {
    await page.goto(`https://cliq.zoho.com/chats/${random.pick(chatIds)}`);
    await page.locator('.currentchat:not(.dN) [msg-cont]').first().waitFor();
  };
  await open();

  async function act(): Promise<Deed> {
    const rows = page.locator('.currentchat:not(.dN) [msg-cont]');
    const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('msguid') ?? ''));
    if (ids.length === 0) throw new Error('the chat is not loaded');
    const messageId = random.pick(ids).replace('%20', '_');
    const before = wishes.certain(messageId);
    const others = Object.keys(typeNames).filter((type) => type !== before);
    const want: Want = before && random.integer(3) === 0 ? null : random.pick(others);
    const row = rowOf(page, messageId);
    await row.scrollIntoViewIfNeeded();
    await row.hover();
    const button = page.getByRole('button', { name: /^(Star message|Starred: .+)$/ });
    await button.click();
    const menu = page.getByRole('menu', { name: 'Star type' });
    const item =
      want === null
        ? menu.getByRole('menuitem', { name: 'Remove star' })
        : menu.getByRole('menuitemradio', { name: typeNames[want] ?? '' });
    await ask(messageId, want, () => item.click());
    if (want !== null) return before ? 'retype' : 'star';
    if (!before || random.integer(3) > 0) return 'remove';
    await page.waitForTimeout(random.integer(4_000));
    const undo = page.getByRole('status').getByRole('button', { name: 'Undo' }).last();
    await ask(messageId, before, () => undo.click());
    return 'undo';
  }

  /** Done is what the button beside the message says. */
  async function ask(messageId: string, want: Want, press: () => Promise<void>): Promise<void> {
    wishes.begin(messageId, want);
    await press();
    await rowOf(page, messageId).hover();
    const name = want === null ? 'Star message' : `Starred: ${typeNames[want]}`;
    await page.getByRole('button', { name, exact: true }).waitFor();
    wishes.acknowledge(messageId, want);
  }

  return {
    page,
    async act() {
      const isLoaded = await page.locator('.currentchat').first().isVisible();
      if (!isLoaded || random.integer(25) === 0) await open();
      return act();
    },
  };
}
