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
  questions[0]?.answer({ revision: 1, stars: [star('a', 'note')], waitsFor: null });
  questions[1]?.answer({ revision: 1, stars: [], waitsFor: null });
  await Promise.all([first, second]);
  expect(known.typeOf('a')).toBe('note');
  await known.ask(['a', 'b', 'c']);
  expect(questions).toHaveLength(2);
});

test('an answer that a change has overtaken is not believed', async () => {
  const { known, questions } = setUp();
  const asked = known.ask(['a']);
  known.notice({ sequence: 1, revision: 2, messageIds: ['a'] });
  questions[0]?.answer({ revision: 1, stars: [star('a', 'note')], waitsFor: null });
  await asked;
  expect(known.isFresh('a')).toBe(false);
});

test.each([
  ['this message', { sequence: 9, revision: 2, messageIds: ['a'] }, false],
  ['another', { sequence: 9, revision: 2, messageIds: ['b'] }, true],
  ['another, after changes that nobody sees', { sequence: 9, revision: 7, messageIds: ['b'] }, true],
  ['too many to name, or of the account', { sequence: 9, revision: 1, messageIds: null }, false],
  ['another, after a missed notice', { sequence: 10, revision: 2, messageIds: ['b'] }, false],
  ['another, told by a new worker', { sequence: 3, revision: 2, messageIds: ['b'] }, false],
  ['another, in a replica that was lost and begun anew', { sequence: 9, revision: 0, messageIds: ['b'] }, false],
])('a change of %s', async (_, notice, isFresh) => {
  const { known, questions } = setUp();
  known.notice({ sequence: 8, revision: 1, messageIds: [] });
  const asked = known.ask(['a']);
  questions[0]?.answer({ revision: 1, stars: [], waitsFor: null });
  await asked;
  known.notice(notice);
  expect(known.isFresh('a')).toBe(isFresh);
});

test('the notice of a change made here brings no question', async () => {
  const { known } = setUp();
  known.learn({
    messageId: 'a',
    type: 'note',
    previousType: null,
    delivery: 'waiting',
    starTimeIsNew: false,
    waitsFor: null,
    revision: 7,
  });
  known.notice({ sequence: 1, revision: 7, messageIds: ['a'] });
  expect([known.isFresh('a'), known.typeOf('a')]).toEqual([true, 'note']);
});

test('an answer from before a change made here does not replace it', async () => {
  const { known, questions } = setUp();
  const asked = known.ask(['a']);
  known.learn({
    messageId: 'a',
    type: 'note',
    previousType: null,
    delivery: 'waiting',
    starTimeIsNew: false,
    waitsFor: null,
    revision: 7,
  });
  questions[0]?.answer({ revision: 6, stars: [], waitsFor: null });
  await asked;
  expect(known.typeOf('a')).toBe('note');
});

test('signed out, or in as somebody else: what was known is forgotten at once, and an answer on its way is not believed', async () => {
  const { known, questions } = setUp();
  const first = known.ask(['a']);
  questions[0]?.answer({ revision: 5, stars: [star('a', 'note')], waitsFor: null });
  await first;
  known.notice({ sequence: 1, revision: 6, messageIds: ['a'] });
  const second = known.ask(['a']);
  known.notice({ sequence: 2, revision: 6, messageIds: null });
  expect(known.typeOf('a')).toBeNull();
  questions[1]?.answer({ revision: 6, stars: [star('a', 'note')], waitsFor: null });
  await second;
  expect([known.isFresh('a'), known.typeOf('a')]).toEqual([false, null]);
});

test('after the tab slept, what was known is doubtful, but stays shown until it is asked for', async () => {
  const { known, questions } = setUp();
  const first = known.ask(['a', 'b']);
  questions[0]?.answer({ revision: 5, stars: [star('a', 'note')], waitsFor: null });
  await first;
  known.doubtAll();
  expect([known.isFresh('a'), known.typeOf('a')]).toEqual([false, 'note']);
  const second = known.ask(['a']);
  questions[1]?.answer({ revision: 5, stars: [star('a', 'manager')], waitsFor: null });
  await second;
  expect(questions[1]?.ids).toEqual(['a']);
  expect([known.isFresh('a'), known.typeOf('a'), known.isFresh('b')]).toEqual([true, 'manager', false]);
});

test('an account whose revisions begin anew is believed', async () => {
  const { known, questions } = setUp();
  const first = known.ask(['a']);
  questions[0]?.answer({ revision: 90, stars: [star('a', 'note')], waitsFor: null });
  await first;
  known.notice({ sequence: 1, revision: 1, messageIds: null });
  const second = known.ask(['a']);
  questions[1]?.answer({ revision: 1, stars: [], waitsFor: null });
  await second;
  expect([known.isFresh('a'), known.typeOf('a')]).toEqual([true, null]);
});

test('a failed question may be asked again', async () => {
  let fails = true;
  const starsOf = async (): Promise<ShownStars> => {
    if (fails) throw new Error('asleep');
    return { revision: 1, stars: [star('a', 'note')], waitsFor: null };
  };
  const known = createKnownStars(starsOf, new AbortController().signal);
  await known.ask(['a']);
  expect(known.isFresh('a')).toBe(false);
  fails = false;
  await known.ask(['a']);
  expect(known.typeOf('a')).toBe('note');
});

test('news names what has to be asked for again: what changed, what was asked for in vain, or all', async () => {
  const news: (readonly string[] | null)[] = [];
  let fails = true;
  const starsOf = async (): Promise<ShownStars> => {
    if (fails) throw new Error('asleep');
    return { revision: 9, stars: [star('a', 'note')], waitsFor: null };
  };
  const known = createKnownStars(starsOf, new AbortController().signal);
  known.onNews((doubtful) => news.push(doubtful));
  await known.ask(['a', 'b']);
  known.notice({ sequence: 1, revision: 2, messageIds: ['c'] });
  fails = false;
  await known.ask(['a', 'b']);
  known.notice({ sequence: 2, revision: 3, messageIds: ['d'] });
  known.notice({ sequence: 4, revision: 4, messageIds: ['e'] });
  expect(news).toEqual([['c', 'a', 'b'], ['a', 'b'], ['d'], null]);
  expect([...known.stars()]).toEqual([['a', { type: 'note', delivery: 'delivered' }]]);
});
