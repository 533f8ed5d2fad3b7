import { expect, test } from 'vitest';
import { steadyPauses } from './steady-pauses';

function world() {
  const clock = { wall: 1_000_000, monotonic: 50 };
  const pauses = steadyPauses(
    () => clock.wall,
    () => clock.monotonic,
  );
  const pass = (ms: number) => {
    clock.wall += ms;
    clock.monotonic += ms;
  };
  const rest = () => pauses.at(clock.wall).map(({ verb, until }) => [verb, until - clock.wall]);
  return { clock, pauses, pass, rest };
}

test('a countdown goes on evenly when the wall clock is set, to either side', () => {
  const { clock, pauses, pass, rest } = world();
  const seen = [{ verb: 'POST' as const, until: clock.wall + 300_000 }];
  pauses.see(seen);
  pass(60_000);
  expect(rest()).toEqual([['POST', 240_000]]);
  clock.wall += 3_600_000;
  pauses.see(seen);
  expect(rest()).toEqual([['POST', 240_000]]);
  clock.wall -= 7_200_000;
  pass(40_000);
  expect(rest()).toEqual([['POST', 200_000]]);
});

test('another pause counts from when it was seen; one that is gone is gone', () => {
  const { clock, pauses, pass, rest } = world();
  pauses.see([{ verb: 'GET', until: clock.wall + 300_000 }]);
  pass(100_000);
  clock.wall += 5_000_000;
  pauses.see([{ verb: 'GET', until: clock.wall + 600_000 }]);
  expect(rest()).toEqual([['GET', 600_000]]);
  pauses.see([]);
  expect(rest()).toEqual([]);
});
