import { expect, test } from 'vitest';
import { createFacet } from '../stars/facet';
import { facetOptions, mostOptions } from './facet-options';

function facetOf(...labels: string[]) {
  const facet = createFacet();
  for (const [number, label] of labels.entries()) facet.number(`key${number}`, label);
  return facet;
}
const labels = (...options: Parameters<typeof facetOptions>) => facetOptions(...options).map(({ label }) => label);

test('what some star has, most stars first; then by name', () => {
  const facet = facetOf('Zürich', 'aurora', 'Basel', 'empty');
  expect(facetOptions(facet, [2, 5, 2, 0], null, '')).toEqual([
    { key: 'key1', label: 'aurora', count: 5 },
    { key: 'key2', label: 'Basel', count: 2 },
    { key: 'key0', label: 'Zürich', count: 2 },
  ]);
});

test('the chosen one is among them, with no star, too', () => {
  expect(labels(facetOf('Zürich', 'aurora'), [0, 5], 'key0', '')).toEqual(['aurora', 'Zürich']);
});

test('typing narrows as search does: by any part, blind to case and accents', () => {
  const facet = facetOf('Zürich office', 'aurora', 'Basel');
  expect(labels(facet, [1, 1, 1], null, 'zuri')).toEqual(['Zürich office']);
  expect(labels(facet, [1, 1, 1], null, ' OFF ')).toEqual(['Zürich office']);
  expect(labels(facet, [1, 1, 1], null, 'x')).toEqual([]);
});

test('thousands of chats: the list stays short', () => {
  const facet = facetOf(...Array.from({ length: 3_000 }, (_, number) => `chat ${number}`));
  expect(labels(facet, new Uint32Array(3_000).fill(1), null, '')).toHaveLength(mostOptions);
});
