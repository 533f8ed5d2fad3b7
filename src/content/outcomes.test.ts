import { beforeEach, expect, test } from 'vitest';
import type { Obstacle } from '../stars/obstacle';
import type { ShownStar } from '../stars/star-service';
import { followOutcomes, type Outcomes } from './outcomes';

let said: string[];
let asked: string[][];
let answer: { delivery: ShownStar['delivery'] | null; waitsFor: Obstacle | null };
let life: AbortController;
let outcomes: Outcomes;

beforeEach(() => {
  said = [];
  asked = [];
  answer = { delivery: 'waiting', waitsFor: null };
  life = new AbortController();
  outcomes = followOutcomes({
    async starsOf(ids) {
      asked.push([...ids]);
      const { delivery, waitsFor } = answer;
      const stars = delivery === null ? [] : ids.map((messageId) => ({ messageId, type: 'note', delivery }));
      return { revision: 1, stars, waitsFor };
    },
    onRefused: () => void said.push('refused'),
    onObstacle: (obstacle) => void said.push(obstacle),
    signal: life.signal,
  });
});

async function look(now: Partial<typeof answer> = {}) {
  Object.assign(answer, now);
  outcomes.look();
  await new Promise((resolve) => setTimeout(resolve));
}

test('nothing is asked while nothing was changed here, nor after it has reached Cliq', async () => {
  await look();
  outcomes.follow('a', null);
  await look();
  await look({ delivery: 'delivered' });
  await look();
  expect(asked).toEqual([['a'], ['a']]);
  expect(said).toEqual([]);
});

test('a change that Cliq refuses later is told once', async () => {
  outcomes.follow('a', null);
  outcomes.follow('b', null);
  await look({ delivery: 'failed' });
  await look();
  expect(said).toEqual(['refused']);
});

test('what only people can end is told when it is found out, once', async () => {
  outcomes.follow('a', null);
  await look({ waitsFor: 'sign-in' });
  await look();
  await look({ waitsFor: 'no-access' });
  expect(said).toEqual(['sign-in', 'no-access']);
});

test('what was said with the change is not said again, and what ends by itself is not worth a word', async () => {
  outcomes.follow('a', 'scope');
  await look({ waitsFor: 'scope' });
  await look({ waitsFor: 'offline' });
  await look({ waitsFor: 'unavailable' });
  expect(said).toEqual([]);
});

test('nothing is said of what has reached Cliq, or in a page that is over', async () => {
  outcomes.follow('a', null);
  await look({ delivery: null, waitsFor: 'sign-in' });
  outcomes.follow('b', null);
  answer.delivery = 'failed';
  outcomes.look();
  life.abort();
  await look();
  expect(said).toEqual([]);
});
