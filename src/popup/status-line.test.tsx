// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { ServiceError } from '../stars/service-error';
import { starRow } from './testing/list-world';
import { appOfEachTest } from './testing/shown-app';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

const { open, root, all, named, press } = appOfEachTest();

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
  const line = root().querySelector('output.status-line')?.textContent;
  expect(line).toContain("Paused by Cliq's limit, resumes in 4:32");
  expect(line).toContain('2 waiting');
  expect(line).toContain('Synced 12s ago');
  await press('1 could not be saved');
  expect(root().querySelector('.failed')?.textContent).toContain('Star as Note: my secret plan');
  await press('Retry');
  await press('Dismiss');
  await press('Copy details');
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
  expect(root().querySelector('output.status-line')?.textContent).toContain('contact Zoho support');
  await press('Copy details');
  expect(world.calls).toEqual([
    'copy Stars for Zoho Cliq: unavailable, POST 503, tries 3, last 1970-01-01T00:00:00.000Z',
  ]);
  await press('1 could not be saved');
  expect(root().querySelector('.failed')).not.toBeNull();
  for (const failed of [[], [failure]]) {
    world.status.failed = failed;
    world.notify([]);
    await world.settle();
  }
  expect(root().querySelector('.failed')).toBeNull();
  expect(named('1 could not be saved')).toHaveLength(1);
});

test('signed out: one button, and the reason as an alert when it failed', async () => {
  const world = await open([], ({ status }) => {
    status.account = null;
  });
  expect(all('ul')).toHaveLength(0);
  await press('Sign in to Zoho');
  expect(world.calls).toEqual(['signIn 1000.ABC']);
  world.status.clockAheadMs = -3 * 86_400_000;
  world.service.signIn = () => Promise.reject(new ServiceError('sign-in-blocked'));
  await press('Sign in to Zoho');
  expect(root().querySelector('.plain-page [role="alert"]')?.textContent).toContain('has blocked this client');
  expect(root().textContent).toContain('This computer’s clock is 3 days behind Zoho’s.');
  await press('Check in the options');
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
    await press('Sign in again');
    expect(root().querySelector('.is-sign-in [role="alert"]')?.textContent).toContain(words);
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
    expect(root().querySelector('output.status-line')?.textContent).toContain(words);
    expect(named('Copy details')).toHaveLength(hasDetails ? 1 : 0);
    expect(root().textContent).toContain('Your stars are not here yet');
    expect(root().textContent).not.toContain('Fetching');
  },
);

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

test('the host that the browser withholds is named, with a button that asks for it', async () => {
  await open([starRow(0)], ({ allow, status }) => {
    allow(false);
    status.problem = { kind: 'offline', detail: 'GET TypeError', at: 0, tries: 1 };
  });
  expect(root().querySelector('section.access')?.textContent).toMatch(
    /No access to cliq\.zoho\.eu.*Without it your stars/,
  );
  expect(root().querySelector('.status-line')?.textContent).not.toContain('Offline');
  expect(all('ul[aria-label="Starred messages"] > li')).toHaveLength(1);
  await press('Allow access to cliq.zoho.eu');
  expect(named('Allow access to cliq.zoho.eu')).toEqual([]);
});

test('withheld before anything was fetched: nothing claims that stars are on their way', async () => {
  await open([], ({ allow, status }) => {
    allow(false);
    status.isComplete = false;
  });
  expect(root().textContent).toContain('No stars here yet');
  expect(root().textContent).not.toContain('Fetching');
});

test('a Refresh that fails says so in a word: what is in the way stands below', async () => {
  const world = await open([starRow(0)], ({ status }) => {
    status.problem = { kind: 'unavailable', detail: 'GET 503', at: 0, tries: 1 };
  });
  world.service.refresh = () => Promise.reject(new ServiceError('unavailable'));
  await press('Refresh');
  expect(root().querySelector('.said [role="alert"]')?.textContent).toBe('The list could not be refreshed.');
  expect(root().textContent?.match(/Cliq does not answer/g)).toHaveLength(1);
});
