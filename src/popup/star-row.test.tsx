// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { starRow } from './testing/list-world';
import { appOfEachTest } from './testing/shown-app';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

const { open, root, all, named, press } = appOfEachTest();

test('a row says what, who, where and both times, and leads to Cliq', async () => {
  await open([starRow(0, { isPinned: true })]);
  const [item] = all('li');
  expect(item?.textContent).toMatch(/Sender 0.*Release.*Pinned.*message 0.*Important.*Starred .*Sent /);
  expect(all('li time').map((time) => time.getAttribute('datetime'))).toEqual([
    '2026-05-12T11:59:00.000Z',
    '2026-05-12T10:00:00.000Z',
  ]);
  const [link] = named('Open in Cliq');
  expect(link?.getAttribute('href')).toMatch(/^https:\/\/cliq\.zoho\.eu\/chats\/CT_/);
  expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
});

test('remove, then Undo from the status: the row stays in its place', async () => {
  const world = await open([starRow(0), starRow(1), starRow(2)]);
  await press('Remove star', 1);
  expect(root().querySelector('output.said-words')?.textContent).toContain('Star removed');
  expect(all('li')).toHaveLength(3);
  expect(all('li')[1]?.querySelector('.is-removed')).not.toBeNull();
  expect(named('Undo')).toHaveLength(2);
  await press('Undo', 1);
  expect(world.calls).toEqual(['setStar null', 'undo']);
  expect(all('.is-removed')).toHaveLength(0);
  expect(root().querySelector('output.said-words')?.textContent).toBe('Undone');
});

test('the second click of a double click does not take the first one back', async () => {
  const world = await open([starRow(0)]);
  await press('Remove star');
  const [undo] = all('li .actions button');
  undo?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
  await world.settle();
  expect(world.calls).toEqual(['setStar null']);
});

test('the type menu: current one checked, arrows, Escape gives the focus back, a pick retypes', async () => {
  const world = await open([starRow(0)]);
  await press('Change type');
  const items = all('[role=menuitemradio]');
  expect(items.map((item) => [item.textContent, item.getAttribute('aria-checked')])).toEqual([
    ['Important', 'true'],
    ['To-do', 'false'],
    ['Note', 'false'],
    ['Manager', 'false'],
    ['Follow-up', 'false'],
  ]);
  expect(document.activeElement).toBe(items[0]);
  // Firefox says that of its popup whenever something in it changes.
  window.dispatchEvent(new Event('resize'));
  await world.settle();
  expect(all('[role=menu]')).toHaveLength(1);
  const key = (name: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  key('ArrowDown');
  expect(document.activeElement).toBe(items[1]);
  key('End');
  expect(document.activeElement).toBe(items[4]);
  key('m');
  expect(document.activeElement).toBe(items[3]);
  key('Escape');
  await world.settle();
  expect(all('[role=menu]')).toHaveLength(0);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Change type');
  await press('Change type');
  all('[role=menuitemradio]')[2]?.click();
  await world.settle();
  expect(world.calls).toEqual(['setStar note']);
  expect(all('li .type-name')[0]?.textContent).toBe('Note');
  expect(root().querySelector('output.said-words')?.textContent).toContain('Changed to Note');
});

test('waiting and failed rows say so in words', async () => {
  await open([starRow(0, { delivery: 'waiting' }), starRow(1, { delivery: 'failed' }), starRow(2)]);
  expect(all('.mark').map((mark) => mark.textContent)).toEqual(['Waiting to reach Cliq', 'Could not be saved']);
});

test('hostile rows are inert text', async () => {
  const html = '<img src=x onerror="globalThis.pwned = true"><script>globalThis.pwned = true</script>';
  const file = { name: 'photo\u202Egpj.exe', size: Number.POSITIVE_INFINITY, url: 'javascript:globalThis.pwned=true' };
  await open([
    starRow(0, {
      type: '__proto__',
      sender: { id: html, name: html },
      chat: { title: html, kind: html, joined: true },
      content: { kind: html, text: html, file },
    }),
    starRow(1, { type: html, content: { kind: 'text', text: 'W'.repeat(1_000_000), file: null } }),
    starRow(2, { starredAt: 9e99, sentAt: Number.NaN, content: { kind: 'constructor', text: '', file: null } }),
  ]);
  expect(all('li')).toHaveLength(3);
  expect(all('img, script, iframe')).toHaveLength(0);
  expect(all('a[href]').every((link) => link.getAttribute('href')?.startsWith('https://cliq.zoho.eu/'))).toBe(true);
  expect(named('Open file')).toHaveLength(0);
  expect(all('bdi.sender')[1]?.textContent).toBe(html);
  expect(all('bdi.file-name')[0]?.textContent).toBe('photogpj.exe');
  expect(root().textContent?.length).toBeLessThan(10_000);
  expect('pwned' in globalThis).toBe(false);
});

test('a file of Zoho may be opened', async () => {
  const file = { name: 'Q2.pdf', size: 204_800, url: 'https://cliq.zoho.eu/file/1' };
  await open([starRow(0, { content: { kind: 'file', text: '', file } })]);
  expect(named('Open file')[0]?.getAttribute('href')).toBe(file.url);
  expect(all('.star-file')[0]?.textContent).toContain('205 kB');
});

test('hits are marked where they stand: text, sender, chat and file name', async () => {
  const file = { name: 'Zürich plan.pdf', size: 1, url: null };
  const world = await open([
    starRow(0, {
      content: { kind: 'file', text: 'see ZURICH', file },
      sender: { id: '1', name: 'Zürich Office' },
      chat: { title: 'zurich', kind: '', joined: true },
    }),
    starRow(1),
  ]);
  world.store.list.search('zurich');
  await world.settle();
  expect(all('mark').map((mark) => [mark.closest('bdi')?.className, mark.textContent])).toEqual([
    ['sender', 'Zürich'],
    ['chat', 'zurich'],
    ['', 'ZURICH'],
    ['file-name', 'Zürich'],
  ]);
});

test('text and link are copied, and it is said', async () => {
  const world = await open([starRow(0)]);
  await press('More actions');
  await press('Copy text');
  expect(root().querySelector('output.said-words')?.textContent).toBe('Copied');
  await press('More actions');
  await press('Copy link');
  expect(world.calls).toEqual(['copy message 0', expect.stringMatching(/^copy https:\/\/cliq\.zoho\.eu\/chats\//)]);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('More actions');
});

test('kinds that a row does not show are named', async () => {
  await open([
    starRow(0, { content: { kind: 'card', text: 'Release', file: null } }),
    starRow(1, { content: { kind: 'image', text: '', file: null } }),
    starRow(2, { content: { kind: 'crazy_thing', text: '', file: null } }),
  ]);
  expect(all('.star-facts').map((facts) => facts.children[1]?.textContent)).toEqual(['card', 'Picture', 'crazy thing']);
});

test('what is no longer as it was starred is named: edited, deleted, a chat that was left, refused by Cliq', async () => {
  const content = { kind: 'text', text: 'at one', file: null, earlierText: 'at noon' };
  await open(
    [
      starRow(0, { content }),
      starRow(1, { chat: { title: 'Release', kind: '', joined: false } }),
      starRow(2, { delivery: 'failed' }),
      starRow(3, { content: { ...content, text: ' ' } }),
    ],
    ({ status, rows }) => {
      const [, , row] = rows;
      const change = { wanted: null, text: '', chatTitle: '', reason: 'chat_access_denied', failedAt: 0 };
      status.failed = row ? [{ ...change, messageId: row.messageId }] : [];
    },
  );
  expect(all('.mark').map((mark) => mark.textContent)).toEqual([
    'Edited since it was starred. It said:at noon',
    'You are no longer in this chat',
    'Could not be saved. Cliq does not let you use this chat.',
    'Deleted in Cliq since it was starred. It said:at noon',
  ]);
  // A copy of it can still be had.
  expect(all('li').at(-1)?.textContent).not.toContain('No text');
});
