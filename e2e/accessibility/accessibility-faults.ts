import type { Page } from '@playwright/test';
import { pageFaults } from './page-faults';
import { faintTexts } from './text-contrast';

/** What axe leaves to others: what is cut off or too small, and the contrast of texts of which it says only that it cannot tell. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  return [...(await page.evaluate(pageFaults)), ...(await page.evaluate(faintTexts))];
}
