import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Ways in which text becomes markup or a program. */
const ways =
  /\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML|srcdoc|dangerouslySetInnerHTML|\beval\(|new Function\b|javascript:|setAttribute\(\s*['"](?:on|style)/;

function shippedSources(): string[] {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => `src/${path}`);
  return paths.filter(
    (path) => /\.(?:tsx?|html)$/.test(path) && !/\.test\.|\.simulation\.|\/testing\/|\/fixtures\//.test(path),
  );
}

test('no source of ours makes markup or script of text', () => {
  const sources = shippedSources();
  expect(sources.length).toBeGreaterThan(200);
  const found = sources.filter((path) => ways.test(readFileSync(path, 'utf8')));
  expect(found).toEqual([]);
});

test('a source that did would be found', () => {
  for (const line of [
    'row.innerHTML = text',
    'eval(text)',
    "a.setAttribute('onclick', text)",
    'location = "javascript:x()"',
  ])
    expect(line).toMatch(ways);
});
