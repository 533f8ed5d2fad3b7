import './testing/extension';
import { expect, test } from 'vitest';
import { cliq2023, cliq2026 } from '../cliq/page/profiles';
import type { KnownStar } from './known-stars';
import { markRules } from './mark-rules';

const raw = (index: number) => `177780523548${index}%2016289824984${index}`;
const labelOf = (star: KnownStar) =>
  /content:"\\2605" \/ "([^"]*)"/.exec(markRules(cliq2026, [[raw(1), star]], 0))?.[1];

test.each([
  [{ type: 'important', delivery: 'delivered' }, 'Starred: Important'],
  [{ type: 'sparkling_new', delivery: 'delivered' }, 'Starred: sparkling new'],
  [{ type: 'note', delivery: 'waiting' }, 'Starred: Note, not in Cliq yet'],
  [{ type: 'note', delivery: 'doubtful' }, 'Starred: Note, not in Cliq yet'],
  [{ type: 'note', delivery: 'failed' }, 'Starred: Note, could not be saved'],
  [{ type: null, delivery: 'failed' }, 'Star message, could not be saved'],
  [{ type: null, delivery: 'waiting' }, 'Star removed, can be undone'],
  [{ type: null, delivery: 'delivered' }, undefined],
] as const)('%o says “%s”', (star, label) => {
  expect(labelOf(star)).toBe(label);
});

test('every type and every state has an outline of its own, so that none is told by its colour', () => {
  const types = ['important', 'to_do', 'note', 'manager', 'follow_up', 'sparkling_new', null];
  const outlines = types.flatMap((type) =>
    (['delivered', 'waiting', 'failed'] as const).map(
      (delivery) => /path\(([^)]*)\)/.exec(markRules(cliq2026, [[raw(1), { type, delivery }]], 0))?.[1],
    ),
  );
  const drawn = outlines.filter((outline) => outline !== undefined);
  expect(drawn).toHaveLength(3 * types.length - 1);
  expect(new Set(drawn).size).toBe(drawn.length);
});

test('one rule for all messages with the same mark; none where nothing is starred', () => {
  const star: KnownStar = { type: 'note', delivery: 'delivered' };
  const css = markRules(
    cliq2026,
    [
      [raw(1), star],
      [raw(2), star],
      [raw(3), { ...star, type: 'manager' }],
    ],
    0,
  );
  expect(css.match(/clip-path/g)).toHaveLength(2);
  expect(css).toContain(`[msguid="${raw(1)}"]&::before,[msguid="${raw(2)}"]&::before{`);
  expect(markRules(cliq2026, [], 0)).toBe('');
  expect(markRules(cliq2026, [[raw(1), { type: null, delivery: 'delivered' }]], 0)).toBe('');
});

test('is drawn on rows only, whatever else carries the id', () => {
  for (const profile of [cliq2026, cliq2023]) {
    const css = markRules(profile, [[raw(1), { type: 'note', delivery: 'delivered' }]], 0);
    const rows = css.slice(0, css.indexOf('{'));
    for (const part of [profile.excerpts, profile.notMessages, profile.foreign]) expect(rows).toContain(part);
  }
});

test('a type of Cliq’s own making stays inside its string', () => {
  const css = markRules(cliq2026, [[raw(1), { type: '"}*{display:none}\\', delivery: 'delivered' }]], 0);
  expect(css).toContain('/ "Starred: \\"}*{display:none}\\\\";');
});
