import { execFileSync } from 'node:child_process';
import { openChat } from '../fixtures/chat-page';
import { chatAt, expectShown, listWith, messageAt, rowIn } from '../fixtures/jump';
import { press } from '../fixtures/native-menu';
import { expect, test } from '../fixtures/test';
import { killWorker } from '../fixtures/worker-life';

/** Types into the address bar; the space after the keyword makes it ours. */
function typeInAddressBar(text: string): void {
  press('ctrl+l');
  execFileSync('xdotool', ['type', '--delay', '60', text]);
}

test('cq and words in the address bar, the worker asleep: Enter on a suggestion shows its message, Enter on the words opens the list', async ({
  extension,
  standIn,
}) => {
  const chat = chatAt(standIn, 0);
  // A line that is no XML would take all suggestions with it.
  const tricky = standIn.world.say(chat, { sender: messageAt(chat, -1).sender, text: 'Kettle <b> & "lid" isn\'t off' });
  const popup = await listWith(extension, standIn, [
    [chat, messageAt(chat, -20)],
    [chat, tricky],
  ]);
  await popup.page.close();
  const { page } = await openChat(extension, '/');
  await page.bringToFront();
  await page.mouse.click(5, 5);
  await killWorker(extension);

  typeInAddressBar('cq kettle');
  // Nothing tells when the browser has drawn the suggestions.
  await page.waitForTimeout(1_500);
  press('Down', 'Return');
  await expectShown(rowIn(page, tricky));

  const opened = extension.context.waitForEvent('page');
  typeInAddressBar('cq lid off');
  press('Return');
  const list = await opened;
  await expect(list).toHaveURL(extension.url('src/popup/panel.html?tab'));
  await expect(list.getByRole('searchbox')).toHaveValue('lid off');
  await expect(list.getByRole('list', { name: 'Starred messages' }).getByRole('listitem')).toHaveCount(1);
});
