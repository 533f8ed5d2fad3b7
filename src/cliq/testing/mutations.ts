import { hostileAddresses, hostileScripts } from '../../stars/testing/hostile-texts';
import type { SeededRandom } from './seeded-random';

/** A long one costs time in each of a hundred thousand copies. */
const texts = [...hostileScripts, ...hostileAddresses].filter(({ length }) => length < 1_000);

const oddValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  -1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  1.5,
  '',
  ' ',
  '0',
  'null',
  '__proto__',
  'constructor',
  'toString',
  '1777805235487%20162898249840',
  '../../oauth/v2/token',
  '\u0000',
  '\uD800',
  [],
  {},
  [[]],
  [null],
  { __proto__: { polluted: true } },
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
];

/** A copy of `value` with a few things in it taken away, put in the place of others, doubled, or as nobody would write them. */
export function mutated(value: unknown, random: SeededRandom): unknown {
  let copy: unknown = structuredClone(value);
  for (let changes = 1 + random.whole(3); changes > 0; changes--) copy = changedOnce(copy, random);
  return copy;
}

function changedOnce(value: unknown, random: SeededRandom): unknown {
  const isLeaf = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
  if (isLeaf || random.next() < 0.1) return oddValue(random);
  const keys = Object.keys(value);
  const key = keys[random.whole(keys.length)] ?? '';
  const child: unknown = Reflect.get(value, key);
  const kind = random.whole(10);
  if (kind === 0) Reflect.deleteProperty(value, key);
  else if (kind === 1) define(value, String(oddValue(random)).slice(0, 40), oddValue(random));
  else if (kind === 2 && Array.isArray(value)) value.push(...value.slice(0, 3));
  else if (kind === 3) define(value, key, oddValue(random));
  else define(value, key, changedOnce(child, random));
  return value;
}

function oddValue(random: SeededRandom): unknown {
  const kind = random.whole(4);
  if (kind === 0) return texts[random.whole(texts.length)];
  if (kind === 1) return Math.floor((random.next() - 0.5) * 2 ** (1 + random.whole(60)));
  return structuredClone(oddValues[random.whole(oddValues.length)]);
}

/** Also a key such as `__proto__`, as a member of the object itself: so it comes from JSON. */
function define(target: object, key: string, value: unknown): void {
  if (Array.isArray(target) && !Object.hasOwn(target, key)) return;
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
