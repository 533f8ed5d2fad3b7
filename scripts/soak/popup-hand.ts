import type { Extension } from '../../e2e/fixtures/launch-extension';
import { openPopupPage } from '../../e2e/fixtures/popup-page';
import type { Random } from '../../e2e/stand-in/world/random';
import { type Deed, type Hand, typeNames } from './chat-hand';
import type { Want, Wishes } from './wishes';

/** Rows that are on the popup's screen: to scroll to another one would close the menu that is opened on it. */
const mostRows = 4;

/** Retypes, removes and undoes in the list. */
export async function openPopupHand(extension: Extension, random: Random, wishes: Wishes): Promise<Hand> {
  const { page } = await openPopupPage(extension);

  async function act(): Promise<Deed> {
    const rows = await page.locator('[data-message]').evaluateAll((all) =>
      all.map((row) => ({
        messageId: row.getAttribute('data-message') ?? '',
        isRemoved: row.classList.contains('is-removed'),
        typeName: row.querySelector('.type-name')?.textContent ?? '',
      })),
    );
    const { messageId, isRemoved, typeName } = random.pick(rows.slice(0, mostRows));
    const row = page.locator(`[data-message="${messageId}"]`);
    const shown = Object.keys(typeNames).find((type) => typeNames[type] === typeName) ?? 'note';
    if (isRemoved) {
      await ask(messageId, shown, () => row.getByRole('button', { name: 'Undo' }).click());
      return 'undo';
    }
    if (random.integer(3) === 0) {
      await ask(messageId, null, () => row.getByRole('button', { name: 'Remove star' }).click());
      return 'remove';
    }
    const want = random.pick(Object.keys(typeNames).filter((type) => type !== shown));
    await row.getByRole('button', { name: 'Change type' }).click();
    const item = page.getByRole('menuitemradio', { name: typeNames[want] ?? '' });
    await ask(messageId, want, () => item.click());
    return 'retype';
  }

  /** Done is what the row says. */
  async function ask(messageId: string, want: Want, press: () => Promise<void>): Promise<void> {
    wishes.begin(messageId, want);
    await press();
    const row = page.locator(`[data-message="${messageId}"]`);
    const done =
      want === null
        ? row.and(page.locator('.is-removed'))
        : row
            .and(page.locator(':not(.is-removed)'))
            .filter({ has: page.getByText(typeNames[want] ?? '', { exact: true }) });
    await done.waitFor();
    wishes.acknowledge(messageId, want);
  }

  return { page, act };
}
