import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';

const texts = [
  'Die Übersicht für Zürich ist fertig, die STRASSE fehlt',
  'Ｆｕｌｌ ｗｉｄｔｈ notes',
  '東京リージョンのキャッシュは今夜',
  'مُرَاجَعَة الترجمة العربية جاهزة',
  'Arabic is live on staging 🎉',
  `${'Much was said about other things before that. '.repeat(8)}Then we agreed on the retreat in Lisbon.`,
];

/** Typed words, and the text that they find. */
const searches: [typed: string, found: number, marked: string[]][] = [
  ['UBERSICHT', 0, ['Übersicht']],
  ['straße zurich', 0, ['Zürich', 'STRASSE']],
  ['full width', 1, ['Ｆｕｌｌ', 'ｗｉｄｔｈ']],
  ['キャッシュ', 2, ['キャッシュ']],
  ['العربيه', 3, ['العربية']],
  ['مراجعة', 3, ['مُرَاجَعَة']],
  ['🎉 staging', 4, ['staging', '🎉']],
  ['lisbon retreat', 5, ['retreat', 'Lisbon']],
];

test('search: blind to case, marks, width and script habits; hits are marked, also far inside a text', async ({
  extension,
  standIn,
}) => {
  const [account] = standIn.accounts;
  const [chat] = standIn.chats;
  const [sender] = standIn.world.people;
  if (!chat || !sender) throw new Error('the world is empty');
  standIn.seedStars(50);
  for (const [index, text] of texts.entries()) {
    const message = standIn.world.say(chat, { sender, text });
    standIn.world.stars.put({ accountId: account.id, chat, message, type: 'note', time: Date.now() - index * 1_000 });
  }
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await popup.expectCount(50 + texts.length);
  for (const [typed, found, marked] of searches) {
    await popup.search(typed);
    await popup.expectCount(1);
    await expect(popup.rows.locator('.star-text mark'), typed).toHaveText(marked);
    await expect(popup.rows.first().locator('mark').first()).toBeInViewport({ ratio: 1 });
    await expect(popup.rows.first(), String(found)).toContainText(marked[0] ?? '');
  }
  await popup.search('no such word anywhere');
  await expect(popup.page.getByText('No star matches')).toBeVisible();
  await popup.page.getByRole('button', { name: 'Show all stars' }).click();
  await popup.expectCount(50 + texts.length);
});

test('search: file names, senders and chats, also without a connection', async ({ extension, standIn }) => {
  const stars = standIn.seedStars(100);
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await popup.expectCount(100);
  await extension.context.setOffline(true);
  const count = (fits: (star: (typeof stars)[number]) => boolean) => stars.filter(fits).length;
  await popup.search('mockup png');
  await popup.expectCount(count(({ message }) => /mockup.*png/.test(String(message.content.file_name))));
  await expect(popup.rows.first().locator('.file-name mark')).toHaveText(['mockup', 'png']);
  await popup.search('chloe');
  await popup.expectCount(
    count(({ message, chat }) => message.sender.name === 'Chloé Martin' || chat.title === 'Chloé Martin'),
  );
  await expect(popup.rows.first().locator('.sender mark')).toHaveText('Chloé');
  await popup.search('launch party');
  await popup.expectCount(count(({ chat }) => chat.title === 'Launch party'));
  await expect(popup.rows.first().locator('.chat mark')).toHaveText(['Launch', 'party']);
  await extension.context.setOffline(false);
});
