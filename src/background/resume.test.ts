import { expect, test, vi } from 'vitest';
import { createMemoryDisk, createMemoryReplica } from '../replica/testing/memory-replica';
import type { Star } from '../stars/star';
import { account, createListRig, pagesOf } from './testing/list-rig';
import { starNamed } from './testing/named-stars';

const stars: Star[] = Array.from({ length: 175 }, (_, n) => ({ ...starNamed(`m${n}`), starredAt: 9_000 - n }));
const pages = ['first', '50', '100', '150'];

/** The worker crashes before this access to its disk, counted from the beginning of the pass; then another one goes on. */
async function crashAt(access: number) {
  const disk = createMemoryDisk();
  disk.account = account;
  let accesses = 0;
  const dying = createMemoryReplica(disk, () => {
    accesses += 1;
    if (accesses > access) throw new Error('the worker crashed');
  });
  const first = createListRig({ replica: dying, list: (query) => pagesOf(stars, query) });
  const hasCrashed = await first.finish(first.sync.run('background')).then(
    () => accesses > access,
    () => true,
  );
  const finished = pages.indexOf(disk.checkpoints.get(account.id)?.under?.nextToken ?? 'first');
  const second = createListRig({ replica: createMemoryReplica(disk), list: (query) => pagesOf(stars, query) });
  const end = await second.finish(second.sync.run('background'));
  const asked = second.queries().map(({ nextToken }) => nextToken ?? 'first');
  const checkpoint = disk.checkpoints.get(account.id);
  return { hasCrashed, finished, end, asked, checkpoint, rows: disk.entries.size };
}

test('wherever the worker crashes, the first pass goes on after the last finished page and ends with all stars', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const begunWith = new Set<string | undefined>();
  let access = 0;
  for (; access < 1_000; access++) {
    const { hasCrashed, finished, end, asked, checkpoint, rows } = await crashAt(access);
    if (!hasCrashed) break;
    expect({ access, end, rows }).toEqual({ access, end: 'done', rows: 175 });
    expect(checkpoint).toMatchObject({ pass: 1, under: null, completedAt: expect.any(Number) });
    // Crashed after the end of the pass: all that is left is a look at the top.
    if (asked.length > 1 || asked[0] !== 'first')
      expect({ access, asked }).toEqual({ access, asked: pages.slice(finished) });
    begunWith.add(asked[0]);
  }
  expect([...begunWith].sort()).toEqual([...pages].sort());
  expect(access).toBeGreaterThan(30);
});
