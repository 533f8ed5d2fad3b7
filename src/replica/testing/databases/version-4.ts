import type { FrozenDatabase } from './frozen-database';
import { version3 } from './version-3';

/** With the batches that can be undone. */
export const version4: FrozenDatabase = {
  version: 4,
  stores: [
    ...version3.stores,
    {
      name: 'batches',
      keyPath: ['accountId', 'id'],
      indexes: [],
      records: [
        {
          value: {
            accountId: '6f0c4b0e-3f0a-4b61-9d9d-2f4b5f1f8a10',
            id: 40,
            want: 'note',
            undoes: null,
            messageIds: ['1777801111111_162898249840', '1777805235487_162898249840'],
            already: 0,
            gone: 0,
            takenBack: 0,
            renewed: 0,
            endedAt: 1_794_999_000_000,
          },
        },
      ],
    },
  ],
};
