import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseKeptView } from './kept-view';
import { everything } from './star-filter';
import { starOrders } from './star-order';
import { anyFilter } from './testing/random-stars';

test('what was kept comes back as it was', () => {
  fc.assert(
    fc.property(anyFilter, fc.constantFrom(...starOrders), (filter, order) => {
      const view = { accountId: 'a', filter, order };
      expect(parseKeptView(JSON.parse(JSON.stringify(view)))).toEqual(view);
    }),
  );
});

test('whatever else is there is no reason to fail', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (filter, order) => {
      const view = parseKeptView({ accountId: 'a', filter, order });
      expect(view?.accountId).toBe('a');
      expect(Object.keys(view?.filter ?? {}).sort()).toEqual(Object.keys(everything).sort());
    }),
  );
  expect([null, undefined, 5, [], { filter: everything }].map(parseKeptView)).toEqual([null, null, null, null, null]);
});
