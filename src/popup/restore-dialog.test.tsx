// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { ServiceError } from '../stars/service-error';
import type { ShownStar, StarWish } from '../stars/star-service';
import { RestoreDialog } from './restore-dialog';
import { restoreStore } from './restore-store';
import { type ListWorld, listWorld } from './testing/list-world';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

let root: HTMLElement;
afterEach(() => {
  render(null, root);
  root.remove();
});

const idOf = (n: number) => `${1_777_805_235_487 + n}_162898249840`;
const account = { dataCenter: 'eu', organizationId: '60002085329' };
const entry = (n: number, type = 'note') => ({
  messageId: idOf(n),
  chatId: 'CT_1_2',
  type,
  text: `message ${n}`,
  sender: 'Alice',
  chat: 'Release',
  starredAt: new Date(Date.UTC(2026, 0, 1) - n * 1_000).toISOString(),
});
const fileOf = (stars: unknown[], more: object = {}) =>
  new Blob([JSON.stringify({ format: 'stars-for-zoho-cliq', version: 1, account, stars, ...more })]);

interface Shown {
  world: ListWorld;
  /** What the background has: type by message. */
  known: Map<string, string>;
  /** The calls that were carried out. */
  kept: StarWish[][];
  /** The next calls fail with these. */
  failures: ServiceError[];
  choose(file: Pick<Blob, 'size' | 'text'>): Promise<void>;
  press(name: string): Promise<void>;
  button(name: string): HTMLButtonElement | undefined;
  text(): string;
}

async function open(prepare: (world: ListWorld) => void = () => {}): Promise<Shown> {
  const world = listWorld([]);
  prepare(world);
  await world.store.open();
  await world.settle();
  const known = new Map<string, string>();
  const kept: StarWish[][] = [];
  const failures: ServiceError[] = [];
  const restoring = restoreStore({
    status: world.store.status,
    fail: world.store.changes.fail,
    service: {
      async starsOf(ids) {
        const stars = ids.flatMap((messageId): ShownStar[] => {
          const type = known.get(messageId);
          return type === undefined ? [] : [{ messageId, type, delivery: 'delivered' }];
        });
        return { revision: 1, stars, waitsFor: null };
      },
      async restoreStars(stars) {
        const failure = failures.shift();
        if (failure) throw failure;
        kept.push([...stars]);
        for (const { ref, type } of stars) known.set(ref.messageId, type);
        return stars.length;
      },
      stopRestoring: async () => 7,
    },
    monotonic: () => performance.now(),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    sleep: async () => undefined,
  });
  root = document.createElement('div');
  document.body.append(root);
  render(<RestoreDialog restoring={restoring} store={world.store} onClose={() => render(null, root)} />, root);
  await world.settle();
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find((each) => each.textContent?.startsWith(name));
  return {
    world,
    known,
    kept,
    failures,
    async choose(file) {
      // A test cannot put a file into the field; its handler does no more than this.
      await restoring.choose(file);
      await world.settle();
    },
    button,
    async press(name) {
      const labels = [...root.querySelectorAll('label')];
      const target = button(name) ?? labels.find((each) => each.textContent?.includes(name))?.querySelector('input');
      if (!target) throw new Error(`no ${name} in ${root.textContent}`);
      target.click();
      await world.settle();
    },
    text: () => root.textContent ?? '',
  };
}

test('says what it would do before it does anything, and then does just that', async () => {
  const { choose, known, kept, press, text } = await open();
  known.set(idOf(0), 'note');
  known.set(idOf(1), 'important');
  await choose(
    fileOf([entry(0), entry(1), entry(2), entry(3), entry(3), { ...entry(4), type: 'later' }, { messageId: 5 }]),
  );
  expect([...root.querySelectorAll('li')].map((item) => item.textContent)).toEqual([
    'To be starred: 2',
    'Starred already, nothing happens: 1',
    'Starred with another type: 1',
    'Left out, not readable: 1',
    'Left out, their star type is not known here: 1. An update of this extension may know it.',
    'Left out, more than once in the file (the first one counts): 1',
  ]);
  expect(text()).toContain('Cliq will date these stars anew');
  expect(kept).toEqual([]);
  await press('Restore 2');
  // The one that was starred first goes first.
  expect(kept.flat().map(({ ref, type }) => [ref.messageId, type])).toEqual([
    [idOf(3), 'note'],
    [idOf(2), 'note'],
  ]);
  expect(kept.flat()[0]?.ref).toEqual({
    dataCenter: 'eu',
    organizationId: '60002085329',
    chatId: 'CT_1_2',
    messageId: idOf(3),
    text: 'message 3',
    senderName: 'Alice',
    chatTitle: 'Release',
    sentAt: null,
  });
  expect(text()).toContain('Kept on this device: 2 of 2.');
});

test('stars of another type keep theirs unless the user takes the file’s', async () => {
  const { choose, known, kept, press } = await open();
  known.set(idOf(1), 'important');
  await choose(fileOf([entry(1), entry(2)]));
  await press('The type in the file');
  await press('Restore 2');
  expect(kept.flat().map(({ ref }) => ref.messageId)).toEqual([idOf(2), idOf(1)]);
});

test('what has got a star while the preview was read keeps it', async () => {
  const { choose, known, kept, press } = await open();
  await choose(fileOf([entry(1), entry(2)]));
  known.set(idOf(1), 'important');
  await press('Restore 2');
  expect(kept.flat().map(({ ref }) => ref.messageId)).toEqual([idOf(2)]);
});

test('nothing to do: said, and nothing can be pressed', async () => {
  const { choose, known, button, text } = await open();
  known.set(idOf(1), 'note');
  await choose(fileOf([entry(1)]));
  expect(text()).toContain('Nothing to restore');
  expect(button('Restore 0')?.disabled).toBe(true);
});

test('while the stars still come from Cliq nothing can be restored; then what has come counts', async () => {
  const { choose, known, button, text, world } = await open(({ status }) => {
    status.isComplete = false;
  });
  await choose(fileOf([entry(1), entry(2)]));
  expect(text()).toContain('still being fetched');
  expect(button('Restore')?.disabled).toBe(true);
  known.set(idOf(1), 'note');
  world.status.isComplete = true;
  world.notify();
  await world.settle();
  expect(button('Restore 1')?.disabled).toBe(false);
});

test('many: 200 at a time, and the background may end in between', async () => {
  const { choose, failures, kept, press, text } = await open();
  await choose(fileOf(Array.from({ length: 450 }, (_, n) => entry(n))));
  failures.push(new ServiceError('unexpected'), new ServiceError('unexpected'));
  await press('Restore 450');
  expect(kept.map((stars) => stars.length)).toEqual([200, 200, 50]);
  expect(text()).toContain('Kept on this device: 450 of 450.');
});

test('what is refused is said, with what is kept by then; the same file once more does the rest', async () => {
  const { choose, failures, kept, press, text } = await open();
  const file = fileOf(Array.from({ length: 450 }, (_, n) => entry(n)));
  await choose(file);
  await press('Restore 450');
  kept.splice(1);
  failures.push(new ServiceError('not-saved'));
  const again = fileOf(Array.from({ length: 650 }, (_, n) => entry(n)));
  await choose(again);
  await press('Restore 200');
  expect(text()).toContain('Kept on this device: 0 of 200.');
  expect(text()).toMatch(/Choose the file once more/);
  expect(kept).toHaveLength(1);
  await choose(again);
  await press('Restore 200');
  expect(text()).toContain('Kept on this device: 200 of 200.');
});

test('cancelled: what is kept stays, the rest is left', async () => {
  const { choose, kept, press, text } = await open();
  await choose(fileOf(Array.from({ length: 450 }, (_, n) => entry(n))));
  const original = kept.push.bind(kept);
  kept.push = (...stars) => {
    [...root.querySelectorAll('button')].find((each) => each.textContent === 'Cancel')?.click();
    return original(...stars);
  };
  await press('Restore 450');
  expect(kept).toHaveLength(1);
  expect(text()).toContain('Kept on this device: 200 of 450.');
});

test('what is on its way to Cliq is told, also later, and can be taken back', async () => {
  const { press, text } = await open(({ status }) => {
    status.restoring = 120;
  });
  expect(text()).toContain('On their way to Cliq: 120 (about 3 min)');
  await press('Stop, and take these back');
  expect(text()).toContain('Taken back: 7.');
});

test.each<[string, Pick<Blob, 'size' | 'text'>, string]>([
  ['no JSON', new Blob(['type,sender\r\n']), 'This is not a JSON file, or it is cut off.'],
  ['cut off', fileOf([entry(1)]).slice(0, -5), 'This is not a JSON file, or it is cut off.'],
  ['another file', new Blob(['{"a":1}']), 'was not exported by Stars for Zoho Cliq'],
  ['a newer version', fileOf([entry(1)], { version: 2 }), 'Update the extension'],
  ['no account', fileOf([entry(1)], { account: {} }), 'does not say where its stars belong'],
  ['empty', fileOf([]), 'There are no stars in this file.'],
  ['too many', fileOf(Array.from({ length: 20_001 }, () => 0)), 'more than 20,000 stars'],
  ['too large', { size: 50_000_001, text: () => Promise.reject(new Error('not to be read')) }, 'larger than 50 MB'],
  ['not readable', { size: 5, text: () => Promise.reject(new Error('gone')) }, 'could not be read'],
  [
    'another data center',
    fileOf([entry(1)], { account: { dataCenter: 'in', organizationId: null } }),
    'from cliq.zoho.in, and you are signed in to cliq.zoho.eu. Sign in there',
  ],
  [
    'another organization',
    fileOf([entry(1)], { account: { ...account, organizationId: '7' } }),
    'another organization',
  ],
])('refused, with what to do: %s', async (_name, file, sentence) => {
  const { choose, button, kept } = await open();
  await choose(file);
  expect(root.querySelector('[role=alert]')?.textContent).toContain(sentence);
  expect(button('Restore')).toBeUndefined();
  expect(root.querySelector('input[type=file]')).not.toBeNull();
  expect(kept).toEqual([]);
});

test('an account or a file that does not tell its organization is not in the way', async () => {
  const { choose, button } = await open();
  await choose(fileOf([entry(1)], { account: { dataCenter: 'eu', organizationId: null } }));
  expect(button('Restore 1')).toBeDefined();
});
