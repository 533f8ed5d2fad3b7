import type { World } from './world';

/** Both sides of a minute. */
export function border({ at, call }: World): void {
  at(0, () => call(1));
  at(59_900, () => call(49));
  at(60_010, () => call(60));
}

/** A quarter of an hour of bursts and pauses, some 800 calls. */
export function randomBursts({ at, call, random }: World): void {
  for (let ms = 0; ms < 900_000; ) {
    const count = 1 + random.whole(random.next() < 0.3 ? 70 : 5);
    at(ms, () => call(count));
    ms += random.next() < 0.5 ? random.whole(2_000) : random.whole(24_000);
  }
}

/** As many as are allowed, on both sides of a restart. */
export function restart({ at, call, restart }: World): void {
  at(0, () => call(50));
  at(31_000, () => {
    restart();
    call(50);
  });
}

/** A worker that is killed three times at any moment, each time with more to do. */
export function kills({ at, call, restart, random }: World): void {
  let ms = 0;
  at(0, () => call(50));
  for (let kill = 0; kill < 3; kill += 1) {
    ms += random.whole(kill === 0 ? 3_000 : 60_000);
    at(ms, () => {
      restart();
      call(50);
    });
  }
}

export const drained = 550;

export function drain({ call }: World): void {
  call(drained);
}

export const backlogMinutes = 30;

/** There is always more to do; what was refused is asked again. */
export function standingBacklog({ call }: World): void {
  const next = () => call(1, next);
  for (let caller = 0; caller < 60; caller += 1) next();
}
