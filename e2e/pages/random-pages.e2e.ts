import { expect, test } from '@playwright/test';
import type { DialectKind } from '../../src/cliq/page/testing/dialect';
import type { Layout } from '../../src/cliq/page/testing/random-rows';
import { chromiumPath } from '../fixtures/chromium-path';
import { judge, openCourt } from './judge-in-browser';

test.use({ launchOptions: { executablePath: chromiumPath(), chromiumSandbox: false } });

/** Name, dialect, where the ids stand, pages of each, and the least share of rows that must be found. Together 10,000 pages. */
const cases: readonly [string, DialectKind, readonly Layout[], pagesEach: number, leastShare: number][] = [
  ['Cliq of 2026', 'known', ['row'], 2_500, 0.99],
  ['Cliq of 2023', 'known', ['body', 'text'], 1_250, 0.99],
  ['Cliq with the ids beside the text', 'known', ['gutter'], 500, 0.95],
  ['Cliq with every attribute renamed', 'renamed', ['row', 'body', 'text'], 750, 0.95],
  ['Cliq with every attribute renamed and the ids beside the text', 'renamed', ['gutter'], 250, 0.9],
  ['Cliq with every attribute and class renamed', 'restyled', ['row', 'body', 'text', 'gutter'], 250, 0.7],
  ['a page in which nothing but ids is known', 'obfuscated', ['row', 'body', 'text', 'gutter'], 250, 0],
];

test('there are 10,000 pages', () => {
  const sum = cases.reduce((pages, [, , layouts, pagesEach]) => pages + layouts.length * pagesEach, 0);
  expect(sum).toBe(10_000);
});

for (const [name, kind, layouts, pagesEach, leastShare] of cases) {
  test(`${name}: no message is taken for another, and nothing for a message that is none`, async ({ page }) => {
    // It counts pages, not seconds.
    test.setTimeout(600_000);
    await openCourt(page);
    const { pages, rows, found, wrong } = await judge(page, kind, layouts, pagesEach);
    console.info(`${name}: ${pages} pages, ${found} of ${rows} rows found (${((100 * found) / rows).toFixed(1)} %)`);
    expect(wrong).toEqual([]);
    expect(rows).toBeGreaterThan(pages * 8);
    expect(found / rows).toBeGreaterThanOrEqual(leastShare);
  });
}
