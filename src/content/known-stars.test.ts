import { expect, test } from 'vitest';
import type { ShownStars } from '../stars/star-service';
import { createKnownStars } from './known-stars';

function setUp() {
  const questions: { ids: readonly string[]; answer: (answer: ShownStars) => void }[] = [];
  const starsOf = (ids: readonly string[]) => new Promise<ShownStars>((answer) => questions.push({ ids, answer }));
  const known = createKnownStars(starsOf, new AbortController().signal);
  return { known, questions };
}

const star = (messageId: string, type: string) => ({ messageId, type, delivery: 'delivered' as const });

test('one question for what is missing, none for what is known or already asked', async () => {
  const { known, questions } = setUp();
  const first = known.ask(['a', 'b']);
  const second = known.ask(['b', 'c']);
  expect(questions.map(({ ids }) => ids)).toEqual([['a', 'b'], ['c']]);
  questions[0]?.answer({ revision: 1, stars: [star('a', 'note')] });
  questions[1]?.answer({ revision: 1, stars: [] });
  await Promise.all([first, second]);
  expect(known.typeOf('a')).toBe('note');
  await known.ask(['a', 'b', 'c']);
  expect(questions).toHaveLength(2);
});

test('an answer that a change has overtaken is not believed', async () => {
  const { known, questions } = setUp();
  const asked = known.ask(['a']);
  known.notice({ revision: 2, messageIds: ['a'] });
  questions[0]?.answer({ revision: 1, stars: [star('a', 'note')] });
  await asked;
  expect(known.isFresh('a')).toBe(false);
});

test.each([
  ['this message', { revision: 2, messageIds: ['a'] }, false],
  ['another', { revision: 2, messageIds: ['b'] }, true],
  ['too many to name', { revision: 2, messageIds: null }, false],
  ['another, after a gap', { revision: 4, messageIds: ['b'] }, false],
])('a change of %s', async (_, notice, isFresh) => {
  const { known, questions } = setUp();
  const asked = known.ask(['a']);
  questions[0]?.answer({ revision: 1, stars: [] });
  await asked;
  known.notice(notice);
  expect(known.isFresh('a')).toBe(isFresh);
});

test('the notice of a change made here brings no question', async () => {
  const { known } = setUp();
  known.learn({ messageId: 'a', type: 'note', previousType: null, starTimeIsNew: false, revision: 7 });
  known.notice({ revision: 7, messageIds: ['a'] });
  expect([known.isFresh('a'), known.typeOf('a')]).toEqual([true, 'note']);
});

test('an account whose revisions begin anew is believed', async () => {
  const { known, questions } = setUp();
  const first = known.ask(['a']);
  questions[0]?.answer({ revision: 90, stars: [star('a', 'note')] });
  await first;
  known.notice({ revision: 1, messageIds: null });
  const second = known.ask(['a']);
  questions[1]?.answer({ revision: 1, stars: [] });
  await second;
  expect([known.isFresh('a'), known.typeOf('a')]).toEqual([true, null]);
});

test('a failed question may be asked again', async () => {
  let fails = true;
  const starsOf = async (): Promise<ShownStars> => {
    if (fails) throw new Error('asleep');
    return { revision: 1, stars: [star('a', 'note')] };
  };
  const known = createKnownStars(starsOf, new AbortController().signal);
  await known.ask(['a']);
  expect(known.isFresh('a')).toBe(false);
  fails = false;
  await known.ask(['a']);
  expect(known.typeOf('a')).toBe('note');
});
