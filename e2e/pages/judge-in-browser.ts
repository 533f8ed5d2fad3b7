import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { DialectKind } from '../../src/cliq/page/testing/dialect';
import type { judgePages, Tally } from '../../src/cliq/page/testing/judge-pages';
import type { Layout } from '../../src/cliq/page/testing/random-rows';

declare global {
  interface Window {
    judgePages: typeof judgePages;
  }
}

const entry = fileURLToPath(new URL('../../src/cliq/page/testing/judge-pages.ts', import.meta.url));

/** Makes a page in which random pages can be built and judged, with the code that ships. */
export async function openCourt(page: Page): Promise<void> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'court' } },
  });
  const [chunk] = Array.isArray(built) ? built.flatMap(({ output }) => output) : [];
  if (chunk?.type !== 'chunk') throw new Error('nothing was built');
  await page.route('https://cliq.zoho.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Cliq</title><body></body>' }),
  );
  await page.goto('https://cliq.zoho.com/company/64396901/chats/CT_1_64396901');
  await page.addScriptTag({ content: chunk.code });
}

const atOnce = 125;

/** Judges so many pages of each layout, some at a time. */
export async function judge(
  page: Page,
  kind: DialectKind,
  layouts: readonly Layout[],
  pagesEach: number,
): Promise<Tally> {
  const sum: Tally = { pages: 0, rows: 0, found: 0, wrong: [] };
  for (const layout of layouts) {
    for (let first = 1; first <= pagesEach; first += atOnce) {
      const args = [kind, layout, first, Math.min(atOnce, pagesEach - first + 1)] as const;
      const tally = await page.evaluate((all) => window.judgePages(...all), args);
      sum.pages += tally.pages;
      sum.rows += tally.rows;
      sum.found += tally.found;
      sum.wrong.push(...tally.wrong);
    }
  }
  return sum;
}
