// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { ServiceError } from '../stars/service-error';
import type { StarRow } from '../stars/star-row';
import { type ListWorld, starRow } from './testing/list-world';
import { type ShownApp, showApp } from './testing/shown-app';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

let app: ShownApp;
afterEach(() => app.close());

async function open(rows: StarRow[], prepare?: (world: ListWorld) => void): Promise<ListWorld> {
  app = await showApp(rows, prepare);
  return app.world;
}
const all = (selector: string) => app.all(selector);
const named = (name: string) => app.named(name);
const press = (_world: ListWorld, name: string, at?: number) => app.press(name, at);

test('heading, search, six toggles with counts, and the list by their names', async () => {
  await open([starRow(0), starRow(1), starRow(5)]);
  expect(app.root.querySelector('h1')?.textContent).toBe('Stars');
  expect(named('Search stars')).toHaveLength(1);
  expect(app.root.querySelector('fieldset legend')?.textContent).toBe('Star type');
  const toggles = all('fieldset button').map((button) => [
    button.querySelector('.type-toggle-name')?.textContent,
    app.root.querySelector(`#${button.getAttribute('aria-describedby')}`)?.textContent,
    button.getAttribute('aria-pressed'),
  ]);
  expect(toggles).toEqual([
    ['All', 'Stars: 3', 'true'],
    ['Important', 'Stars: 2', 'false'],
    ['To-do', 'Stars: 1', 'false'],
    ['Note', 'Stars: 0', 'false'],
    ['Manager', 'Stars: 0', 'false'],
    ['Follow-up', 'Stars: 0', 'false'],
  ]);
  const items = all('ul[aria-label="Starred messages"] > li');
  expect(
    items.map((item) => [item.ariaPosInSet ?? item.getAttribute('aria-posinset'), item.getAttribute('aria-setsize')]),
  ).toEqual([
    ['1', '3'],
    ['2', '3'],
    ['3', '3'],
  ]);
});

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
  await press(world, 'Remove star', 1);
  expect(app.root.querySelector('output.said-words')?.textContent).toContain('Star removed');
  expect(all('li')).toHaveLength(3);
  expect(all('li')[1]?.querySelector('.is-removed')).not.toBeNull();
  expect(named('Undo')).toHaveLength(2);
  await press(world, 'Undo', 1);
  expect(world.calls).toEqual(['setStar null', 'undo']);
  expect(all('.is-removed')).toHaveLength(0);
  expect(app.root.querySelector('output.said-words')?.textContent).toBe('Undone');
});

test('the second click of a double click does not take the first one back', async () => {
  const world = await open([starRow(0)]);
  await press(world, 'Remove star');
  const [undo] = all('li .actions button');
  undo?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
  await world.settle();
  expect(world.calls).toEqual(['setStar null']);
});

test('the type menu: current one checked, arrows, Escape gives the focus back, a pick retypes', async () => {
  const world = await open([starRow(0)]);
  await press(world, 'Change type');
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
  await press(world, 'Change type');
  all('[role=menuitemradio]')[2]?.click();
  await world.settle();
  expect(world.calls).toEqual(['setStar note']);
  expect(all('li .type-name')[0]?.textContent).toBe('Note');
  expect(app.root.querySelector('output.said-words')?.textContent).toContain('Changed to Note');
});

test('waiting and failed rows say so in words', async () => {
  await open([starRow(0, { delivery: 'waiting' }), starRow(1, { delivery: 'failed' }), starRow(2)]);
  expect(all('.mark').map((mark) => mark.textContent)).toEqual(['Waiting to reach Cliq', 'Could not be saved']);
});

test('the status line: pause, waiting, and a refused change with Retry, Dismiss and details without text', async () => {
  const world = await open([starRow(0)], ({ status, clock }) => {
    status.waiting = 2;
    status.pauses = [{ verb: 'POST', until: clock.now + 272_000 }];
    status.failed = [
      {
        messageId: '17',
        wanted: 'note',
        text: 'my secret plan',
        chatTitle: 'Board',
        reason: 'chat_not_found',
        failedAt: 0,
      },
    ];
  });
  const line = app.root.querySelector('output.status-line')?.textContent;
  expect(line).toContain("Paused by Cliq's limit, resumes in 4:32");
  expect(line).toContain('2 waiting');
  expect(line).toContain('Synced 12s ago');
  await press(world, '1 could not be saved');
  expect(app.root.querySelector('.failed')?.textContent).toContain('Star as Note: my secret plan');
  await press(world, 'Retry');
  await press(world, 'Dismiss');
  await press(world, 'Copy details');
  expect(world.calls.slice(0, 2)).toEqual(['retry 17', 'dismiss 17']);
  expect(world.calls[2]).toMatch(/^copy .*17.*chat_not_found/);
  expect(world.calls[2]).not.toMatch(/secret|Board/);
});

test('a lasting fault says whom to ask, with details to copy; an open list of failed changes closes with the last one', async () => {
  const failure = { messageId: '17', wanted: null, text: 'x', chatTitle: '', reason: '405', failedAt: 0 };
  const world = await open([starRow(0)], ({ status }) => {
    status.problem = { kind: 'unavailable', detail: 'POST 503', at: 0, tries: 3 };
    status.failed = [failure];
  });
  expect(app.root.querySelector('output.status-line')?.textContent).toContain('contact Zoho support');
  await press(world, 'Copy details');
  expect(world.calls).toEqual([
    'copy Stars for Zoho Cliq: unavailable, POST 503, tries 3, last 1970-01-01T00:00:00.000Z',
  ]);
  await press(world, '1 could not be saved');
  expect(app.root.querySelector('.failed')).not.toBeNull();
  for (const failed of [[], [failure]]) {
    world.status.failed = failed;
    world.notify([]);
    await world.settle();
  }
  expect(app.root.querySelector('.failed')).toBeNull();
  expect(named('1 could not be saved')).toHaveLength(1);
});

test('signed out: one button, and the reason as an alert when it failed', async () => {
  const world = await open([], ({ status }) => {
    status.account = null;
  });
  expect(all('ul')).toHaveLength(0);
  await press(world, 'Sign in to Zoho');
  expect(world.calls).toEqual(['signIn 1000.ABC']);
  world.status.clockAheadMs = -3 * 86_400_000;
  world.service.signIn = () => Promise.reject(new ServiceError('sign-in-blocked'));
  await press(world, 'Sign in to Zoho');
  expect(app.root.querySelector('.plain-page [role="alert"]')?.textContent).toContain('has blocked this client');
  expect(app.root.textContent).toContain('This computer’s clock is 3 days behind Zoho’s.');
  await press(world, 'Check in the options');
  expect(world.calls.at(-1)).toBe('openOptions');
});

test('what has nothing to do with the client does not lead to it; a word that is not known is passed on', async () => {
  const world = await open([starRow(0)], ({ status }) => {
    if (status.account) status.account = { ...status.account, signInNeeded: true };
  });
  for (const [code, detail, words] of [
    ['sign-in-denied', 'access_denied', 'choose Accept'],
    ['sign-in-refused', 'something_new', 'Zoho refused to sign you in: something_new.'],
  ] as const) {
    world.service.signIn = () => Promise.reject(new ServiceError(code, detail));
    await press(world, 'Sign in again');
    expect(app.root.querySelector('.is-sign-in [role="alert"]')?.textContent).toContain(words);
    expect(named('Check in the options')).toHaveLength(code === 'sign-in-refused' ? 1 : 0);
  }
});

test.each([
  ['scope', 'accept all of them', false],
  ['no-access', 'Ask your Cliq administrator', true],
  ['portal', 'hotel, train, guest Wi-Fi', false],
  ['sign-in-unreachable', 'Zoho’s sign-in cannot be reached', false],
  ['sign-in-limit', 'no more sign-ins', false],
] as const)(
  '%s is said by name, and an empty list does not say that stars are coming',
  async (kind, words, hasDetails) => {
    await open([], ({ status }) => {
      status.isComplete = false;
      status.problem = { kind, detail: 'x', at: 0, tries: 1 };
      if (status.account) status.account = { ...status.account, signInNeeded: kind === 'scope' };
    });
    expect(app.root.querySelector('output.status-line')?.textContent).toContain(words);
    expect(named('Copy details')).toHaveLength(hasDetails ? 1 : 0);
    expect(app.root.textContent).toContain('Your stars are not here yet');
    expect(app.root.textContent).not.toContain('Fetching');
  },
);

test('nothing matches: says what to loosen, and shows all again', async () => {
  const world = await open([starRow(0)]);
  await press(world, 'Note');
  expect(app.root.textContent).toContain('No star matches');
  world.store.list.search('message');
  await world.settle();
  // Without the type the words find one; without the words the type still finds none.
  expect(named('All types 1')).toHaveLength(1);
  expect(named('Without “message” 0')[0]).toHaveProperty('disabled', true);
  await press(world, 'All types 1');
  expect(all('.rows li')).toHaveLength(1);
  await press(world, 'Note');
  await press(world, 'Show all stars');
  expect(world.store.list.isFiltering.value).toBe(false);
  expect(all('.rows li')).toHaveLength(1);
});

test('a text that is not kept on this device is said to be so, and search says what it looks through', async () => {
  const leftOut = { kind: 'file', text: '', file: null, isLeftOut: true } as const;
  const world = await open([starRow(0), starRow(1, { content: leftOut, searchText: 'sender 1' }), starRow(2)]);
  expect(all('li')[1]?.textContent).toContain('Text not kept on this device');
  expect(all('li')[1]?.querySelector('a')?.getAttribute('aria-label')).toBe('Open in Cliq');
  expect(all('li')[0]?.textContent).not.toContain('Text not kept');
  expect(all('.text-cover')[0]?.textContent).toBe(
    'Searches the newest 2 texts. Older ones are not kept on this device.',
  );
  world.rows.splice(0, 3, starRow(1, { content: leftOut, searchText: 'sender 1' }));
  world.notify();
  await world.settle();
  expect(all('.text-cover')[0]?.textContent).toBe('No text is kept on this device yet: searches senders and chats.');
  world.rows.splice(0, 1, starRow(1));
  world.notify();
  await world.settle();
  expect(all('.text-cover')).toHaveLength(0);
});

test('says whose stars it shows, where Zoho has been asked', async () => {
  const world = await open([starRow(0)]);
  expect(all('.whose')).toHaveLength(0);
  world.status.account = world.status.account && {
    ...world.status.account,
    identity: { userId: '1', email: 'alice@example.com' },
  };
  world.notify();
  await world.settle();
  expect(all('.whose')[0]?.textContent).toBe('alice@example.com');
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
  expect(app.root.textContent?.length).toBeLessThan(10_000);
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
  await press(world, 'More actions');
  await press(world, 'Copy text');
  expect(app.root.querySelector('output.said-words')?.textContent).toBe('Copied');
  await press(world, 'More actions');
  await press(world, 'Copy link');
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

test('arrows go from row to row with the same thing in hand, and from the search into the list', async () => {
  await open([starRow(0), starRow(1, { removedAt: null }), starRow(2)]);
  const arrow = (name: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  const place = () => all('.rows li').findIndex((item) => item.contains(document.activeElement));
  named('Search stars')[0]?.focus();
  arrow('ArrowDown');
  expect([place(), document.activeElement?.getAttribute('aria-label')]).toEqual([0, 'Open in Cliq']);
  named('Change type')[0]?.focus();
  arrow('ArrowDown');
  arrow('ArrowDown');
  arrow('ArrowDown');
  expect([place(), document.activeElement?.getAttribute('aria-label')]).toEqual([2, 'Change type']);
  arrow('ArrowUp');
  expect(place()).toBe(1);
});

test('the host that the browser withholds is named, with a button that asks for it', async () => {
  const world = await open([starRow(0)], ({ allow, status }) => {
    allow(false);
    status.problem = { kind: 'offline', detail: 'GET TypeError', at: 0, tries: 1 };
  });
  expect(app.root.querySelector('section.access')?.textContent).toMatch(
    /No access to cliq\.zoho\.eu.*Without it your stars/,
  );
  expect(app.root.querySelector('.status-line')?.textContent).not.toContain('Offline');
  expect(all('ul[aria-label="Starred messages"] > li')).toHaveLength(1);
  await press(world, 'Allow access to cliq.zoho.eu');
  expect(named('Allow access to cliq.zoho.eu')).toEqual([]);
});

test('withheld before anything was fetched: nothing claims that stars are on their way', async () => {
  await open([], ({ allow, status }) => {
    allow(false);
    status.isComplete = false;
  });
  expect(app.root.textContent).toContain('No stars here yet');
  expect(app.root.textContent).not.toContain('Fetching');
});

test('rows that are not in the page have their room', async () => {
  await open(Array.from({ length: 1_000 }, (_, n) => starRow(n)));
  const [above, below] = all('.room').map(({ style }) => Number.parseFloat(style.blockSize));
  expect(all('.rows li').length).toBeLessThan(100);
  expect(above).toBe(0);
  expect(below).toBeGreaterThan(50_000);
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

test('a Refresh that fails says so in a word: what is in the way stands below', async () => {
  const world = await open([starRow(0)], ({ status }) => {
    status.problem = { kind: 'unavailable', detail: 'GET 503', at: 0, tries: 1 };
  });
  world.service.refresh = () => Promise.reject(new ServiceError('unavailable'));
  await press(world, 'Refresh');
  expect(app.root.querySelector('.said [role="alert"]')?.textContent).toBe('The list could not be refreshed.');
  expect(app.root.textContent?.match(/Cliq does not answer/g)).toHaveLength(1);
});
