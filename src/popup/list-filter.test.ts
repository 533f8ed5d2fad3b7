import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { createStarIndex } from '../stars/star-index';
import { listFilter } from './list-filter';
import { starRow, start } from './testing/list-world';

test('texts are folded when the list is whole, before anybody searches, and not while it is being read', async () => {
  const index = createStarIndex();
  const stars = signal(Array.from({ length: 5_000 }, (_, n) => index.add(starRow(n))));
  const isWhole = signal(false);
  let pauses = 0;
  const stop = new AbortController();
  const { found } = listFilter({
    stars,
    index,
    isWhole,
    since: signal(start),
    today: signal(start),
    accountId: signal(undefined),
    // A slow computer: no turn does more than one step.
    monotonic: () => (pauses += 10),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    stop: stop.signal,
  });
  const folded = () => stars.peek().filter(({ text }) => text !== null).length;
  await vi.waitFor(() => expect(found.value.rows).toHaveLength(5_000));
  expect(folded()).toBe(0);
  isWhole.value = true;
  expect(folded()).toBe(0);
  await vi.waitFor(() => expect(folded()).toBe(5_000));
  expect(found.value.rows).toHaveLength(5_000);
  stop.abort();
});
