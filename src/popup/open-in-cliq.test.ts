// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { handOver } from './hand-over';
import { openInCliq } from './open-in-cliq';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const row = { messageId: '1777805235487_162898' };
const settled = () => new Promise((resolve) => setTimeout(resolve));

test.each([
  [{}, true],
  [{ ctrlKey: true }, false],
  [{ metaKey: true }, false],
  [{ shiftKey: true }, false],
  [{ altKey: true }, false],
  [{ button: 1 }, false],
])('a click with %o jumps: %s; else it stays a plain link', (how, jumps) => {
  const open = vi.fn(async () => true);
  const click = new MouseEvent('click', { cancelable: true, ...how });
  openInCliq(row, { openInCliq: open }, () => undefined)(click);
  expect([open.mock.calls, click.defaultPrevented]).toEqual([jumps ? [[row.messageId]] : [], jumps]);
});

test.each([true, false])('the popup gets out of the way when the jump is under way: %s', async (isUnderWay) => {
  const close = vi.fn();
  openInCliq(row, { openInCliq: async () => isUnderWay }, close)(new MouseEvent('click'));
  await settled();
  expect(close).toHaveBeenCalledTimes(isUnderWay ? 1 : 0);
});

const nothing = { revision: 1, stars: [], waitsFor: null };

test('it is under way when the worker has taken it, however long it takes; a refusal is told', async () => {
  let taken = false;
  let wake: (stars: typeof nothing) => void = () => undefined;
  const awake = new Promise<typeof nothing>((resolve) => {
    wake = resolve;
  });
  const slow = { openInCliq: () => new Promise<boolean>(() => undefined), starsOf: () => awake };
  const handed = handOver(slow, row.messageId).then(() => {
    taken = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(taken).toBe(false);
  wake(nothing);
  await handed;
  const refusing = { openInCliq: () => Promise.reject(new Error('no star')), starsOf: async () => nothing };
  await expect(handOver(refusing, row.messageId)).rejects.toThrow('no star');
});
