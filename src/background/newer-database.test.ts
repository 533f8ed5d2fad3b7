import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import { databaseVersion } from '../replica/migrations';
import { refNamed } from './testing/named-stars';
import { createWorld } from './testing/world';

test('after a downgrade a star is not saved, and said to be so; what the newer program wrote stays', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const world = createWorld();
  const newer = await openDB('stars', databaseVersion + 1, {
    upgrade: (database) => void database.createObjectStore('accounts').put('of another form', 'account-1'),
  });
  newer.close();
  const { service, sync } = world.startWorker();
  const ref = refNamed('1777805235487_162898249840');
  await expect(service.setStar(ref, 'note')).rejects.toMatchObject({ code: 'not-saved', detail: 'VersionError' });
  await expect(sync.run('background')).rejects.toMatchObject({ name: 'VersionError' });
  expect(world.calls).toEqual([]);
  const after = await openDB('stars');
  expect(await after.getAll('accounts')).toEqual(['of another form']);
  after.close();
});
