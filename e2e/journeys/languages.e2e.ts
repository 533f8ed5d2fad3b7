import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { clippedTexts, shownWords } from '../accessibility/clipped-texts';
import { catalogueIn, copyWithPseudo, patternsOf } from '../fixtures/languages';
import { type Extension, launchExtension } from '../fixtures/launch-extension';
import { expect, test } from '../fixtures/test';
import { openList } from '../list-states/scene';

/** A page of the extension in a size of its own, when its list or its form is there. */
async function open({ context, url }: Extension, path: string, width: number, height: number): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.goto(url(path));
  if (path.includes('options')) await page.locator('main[aria-busy="false"]').waitFor();
  else await page.locator('.status-part').first().waitFor();
  return page;
}

const places = [
  { name: 'popup', path: 'src/popup/index.html', width: 420, height: 600 },
  { name: 'panel', path: 'src/popup/panel.html', width: 300, height: 700 },
  { name: 'options', path: 'src/options/index.html', width: 900, height: 1_400 },
] as const;

test('German, Arabic and a language a third longer: nothing is cut off, nothing is left English', async ({
  standIn,
  profile,
  headless,
}, testInfo) => {
  // Four browsers one after the other.
  const pseudo = mkdtempSync(join(tmpdir(), 'stars-pseudo-'));
  copyWithPseudo(pseudo);
  const english = await launchExtension({ standIn, profile, headless });
  await openList({ extension: english.extension, standIn }, 30);
  await english.extension.context.close();

  let row = 0;
  for (const { language, folder, dir } of [
    { language: 'de', folder: undefined, dir: 'ltr' },
    { language: 'ar', folder: undefined, dir: 'rtl' },
    { language: 'en', folder: pseudo, dir: 'ltr' },
  ]) {
    await test.step(folder ? 'pseudo' : language, async () => {
      const how = { standIn, profile, headless, language, ...(folder && { folder }) };
      const { extension, consoleErrors } = await launchExtension(how);
      const catalogue = catalogueIn(folder, language);
      for (const { name, path, width, height } of places) {
        const page = await open(extension, path, width, height);
        const html = page.locator('html');
        await expect(html).toHaveAttribute('lang', new RegExp(`^${language}(-|$)`));
        await expect(html).toHaveAttribute('dir', dir);
        // A row that was removed before would be brought back.
        if (name !== 'options') await narrow(page, row++);
        const picture = `${folder ? 'pseudo' : language}-${name}.png`;
        await page.screenshot({ path: testInfo.outputPath(picture) });
        expect.soft(await page.evaluate(clippedTexts, patternsOf(catalogue)), picture).toEqual([]);
        const left = (await page.evaluate(shownWords)).filter((words) => !words.includes('⟦'));
        if (folder) expect.soft(left, `${picture}: not from _locales`).toEqual([]);
        await page.close();
      }
      await extension.context.close();
      expect(consoleErrors).toEqual([]);
    });
  }
  rmSync(pseudo, { recursive: true, force: true });
});

/** The longest words of the list's tools, a removed row and what is said of it; found by place, for their names are translated. */
async function narrow(page: Page, place: number): Promise<void> {
  const { length } = await page.locator('.facets select').nth(1).locator('option').all();
  await page
    .locator('.facets select')
    .nth(1)
    .selectOption({ index: length - 1 });
  await page.locator('.days').waitFor();
  await page
    .locator('.facets select')
    .nth(1)
    .selectOption({ index: length - 2 });
  await page.locator('.shown-count').waitFor();
  await page.locator('.rows li').nth(place).locator('.actions > button').last().click();
  await page.locator('.said output button').waitFor();
}
