import { chooseFile, chooseInFileMenu } from '../fixtures/files';
import { gatewayError } from '../stand-in/fault-answers';
import { always, openPanel, type Scene, type State } from './scene';

const tab = 'src/popup/panel.html?tab';
const large = { width: 900, height: 700 };

/** Saving the list as a file, and restoring one. */
export const inFiles = {
  'file-menu': {
    async arrange(scene) {
      const page = await openPanel(scene, tab);
      // A menu closes when its window changes its size.
      await page.setViewportSize(large);
      await page.getByRole('button', { name: 'Export and restore' }).click();
      return page;
    },
    size: large,
  },
  export: {
    async arrange(scene) {
      const page = await openPanel(scene, tab);
      await chooseInFileMenu(page, 'Export…');
      await page.getByRole('dialog').waitFor();
      return page;
    },
    size: large,
  },
  restore: {
    async arrange(scene) {
      const page = await openRestore(scene);
      await page.getByLabel('File', { exact: true }).waitFor();
      return page;
    },
    size: { width: 420, height: 600 },
  },
  'restore-refused': {
    async arrange(scene) {
      const page = await openRestore(scene);
      await chooseFile(page, 'type,sender');
      await page.getByText('not a JSON file').waitFor();
      return page;
    },
    size: large,
  },
  'restore-preview': {
    async arrange(scene) {
      const page = await openRestore(scene);
      await chooseFile(page, fileOf(scene));
      await page.getByText('To be starred').waitFor();
      return page;
    },
    size: { width: 420, height: 600 },
  },
  restoring: {
    async arrange(scene) {
      const page = await openRestore(scene);
      scene.standIn.faults.add({ on: { method: 'POST' }, answer: gatewayError(503), times: always });
      await chooseFile(page, fileOf(scene));
      await page.getByRole('button', { name: /^Restore \d/ }).click();
      await page.getByText('On their way to Cliq').waitFor();
      return page;
    },
    size: large,
  },
} as const satisfies Record<string, State>;

async function openRestore(scene: Scene) {
  const page = await openPanel(scene, tab);
  await chooseInFileMenu(page, 'Restore from a file…');
  return page;
}

/** Some that are starred, some that are not, one of another type, some that are left out. */
function fileOf({ standIn }: Scene): string {
  const starred = standIn.stars().map(({ message, chat, type }) => ({ messageId: message.id, chatId: chat.id, type }));
  const [first = { messageId: '', chatId: '', type: '' }] = starred;
  const other = { ...first, type: first.type === 'note' ? 'manager' : 'note' };
  const missing = Array.from({ length: 240 }, (_, n) => ({
    ...first,
    messageId: `${1_777_000_000_000 + n}_162898249840`,
    type: 'to_do',
  }));
  const stars = [other, ...starred.slice(1, 30), ...missing, { ...first, messageId: '?' }];
  const account = { dataCenter: 'us', organizationId: null };
  return JSON.stringify({ format: 'stars-for-zoho-cliq', version: 1, account, stars });
}
