export interface Random {
  /** 0 up to and without `below`. */
  integer(below: number): number;
  digits(count: number): string;
  pick<Item>(items: readonly Item[]): Item;
}

/** mulberry32: the same numbers in every run, so that every run of a test sees the same chats. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const integer = (below: number) => Math.floor(next() * below);
  return {
    integer,
    digits: (count) => `${1 + integer(9)}${Array.from({ length: count - 1 }, () => integer(10)).join('')}`,
    pick(items) {
      const item = items[integer(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}
