import { openKeysHelp, openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { always, openList, openPanel, type State, saveView } from './scene';
import { starEveryKind } from './star-every-kind';

const panel = 'src/popup/panel.html';

/** The list, what one does in it, where it stands, and how it is looked at. */
export const inTheList = {
  list: { arrange: async (scene) => (await openList(scene)).page },
  kinds: {
    async arrange({ extension, standIn }) {
      starEveryKind(standIn);
      await signIn(extension);
      const popup = await openPopupPage(extension);
      await popup.expectCount(standIn.stars().length);
      await popup.page.getByText('Synced').waitFor();
      return popup.page;
    },
    size: { width: 420, height: 900 },
  },
  more: {
    async arrange({ extension, standIn }) {
      starEveryKind(standIn);
      await signIn(extension);
      const { page } = await openPopupPage(extension);
      await page.getByRole('button', { name: 'more', exact: true }).click();
      await page.getByRole('button', { name: 'less', exact: true }).waitFor();
      return page;
    },
  },
  filtered: {
    async arrange(scene) {
      const popup = await openList(scene);
      await popup.page.getByRole('button', { name: 'Important' }).click();
      await popup.choose('Chat', 'aurora-launch');
      await popup.choose('Starred', 'Custom…');
      return popup.page;
    },
  },
  'choosing-a-chat': {
    async arrange(scene) {
      const { page } = await openList(scene);
      await page.getByRole('combobox', { name: 'Chat' }).click();
      await page.keyboard.press('ArrowDown');
      return page;
    },
  },
  search: {
    async arrange(scene) {
      const popup = await openList(scene);
      await popup.search('build green');
      await popup.page.locator('mark').first().waitFor();
      return popup.page;
    },
  },
  'nothing-matches': {
    async arrange(scene) {
      const popup = await openList(scene);
      await popup.choose('Chat', 'engineering');
      await popup.page.getByRole('button', { name: 'Note', exact: true }).click();
      await popup.search('rollback');
      await popup.page.getByText('No star matches').waitFor();
      return popup.page;
    },
  },
  'change-type': {
    async arrange(scene) {
      const popup = await openList(scene);
      await popup.rows.nth(1).getByRole('button', { name: 'Change type' }).click();
      return popup.page;
    },
  },
  'more-actions': {
    async arrange(scene) {
      const popup = await openList(scene);
      await popup.rows.nth(2).getByRole('button', { name: 'More actions' }).click();
      return popup.page;
    },
  },
  removed: {
    async arrange(scene) {
      const popup = await openList(scene);
      await popup.rows.nth(1).getByRole('button', { name: 'Remove star' }).click();
      await popup.page.getByText('Star removed').waitFor();
      return popup.page;
    },
  },
  selected: {
    async arrange(scene) {
      const { page, rows } = await openList(scene);
      for (const row of [1, 2]) await rows.nth(row).getByRole('checkbox', { name: 'Select' }).click();
      await page.getByText('2 of').waitFor();
      return page;
    },
  },
  'many-at-once': {
    async arrange(scene) {
      const { page } = await openList(scene);
      const all = scene.standIn.stars().length;
      scene.standIn.faults.add({ on: { method: 'POST' }, hold: true, times: always });
      await page.getByRole('checkbox', { name: 'Select all matching' }).click();
      await page.getByText(`${all} of ${all} selected`).waitFor();
      await page.getByRole('button', { name: 'Change type of selected' }).click();
      await page.getByRole('menuitemradio', { name: 'Follow-up' }).click();
      await page.getByRole('button', { name: 'Cancel the rest' }).waitFor();
      return page;
    },
  },
  'keys-help': {
    async arrange(scene) {
      const { page } = await openList(scene);
      await openKeysHelp(page);
      return page;
    },
  },
  'end-of-list': {
    async arrange(scene) {
      const { page } = await openList(scene, 20);
      await page.locator('.scroller').evaluate((list) => list.scrollTo(0, list.scrollHeight));
      await page.getByText('End of list').waitFor();
      return page;
    },
  },
  'saved-views': {
    async arrange(scene) {
      const { page, choose } = await openList(scene);
      await page.getByRole('button', { name: 'To-do' }).click();
      await saveView(page, 'Everything to do');
      await page.getByRole('button', { name: 'Clear all' }).click();
      await choose('Chat', 'aurora-launch');
      await saveView(page, 'Launch');
      await page.getByRole('button', { name: 'Edit saved views' }).click();
      await page.getByRole('button', { name: 'Open the list with “Launch”' }).click();
      await page.getByRole('button', { name: 'Delete “Everything to do”' }).click();
      await page.getByText('View deleted').waitFor();
      return page;
    },
  },
  'side-panel': { arrange: (scene) => openPanel(scene, panel), size: { width: 360, height: 800 } },
  'side-panel-narrow': { arrange: (scene) => openPanel(scene, panel), size: { width: 300, height: 700 } },
  tab: { arrange: (scene) => openPanel(scene, `${panel}?tab`), size: { width: 1_100, height: 800 } },
  // The browser makes no popup larger than 800 × 600 device pixels.
  zoomed: { arrange: async (scene) => (await openList(scene)).page, size: { width: 400, height: 300 }, zoom: 2 },
  'right-to-left': {
    async arrange(scene) {
      const popup = await openList(scene);
      await popup.page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
      await popup.choose('Chat', 'aurora-launch');
      return popup.page;
    },
  },
  'forced-colors': {
    async arrange(scene) {
      const popup = await openList(scene);
      await popup.page.getByRole('button', { name: 'Important' }).click();
      await popup.choose('Chat', 'aurora-launch');
      await popup.rows.first().getByRole('button', { name: 'Remove star' }).click();
      await popup.page.getByText('Star removed').waitFor();
      return popup.page;
    },
    forcedColors: 'active',
  },
} as const satisfies Record<string, State>;
