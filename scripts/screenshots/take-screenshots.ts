import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { listStates } from '../../e2e/list-states/list-states';
import { showState } from '../../e2e/list-states/show-state';
import { type StateName, stateNames } from '../../e2e/list-states/state-names';
import { smallPng } from './small-png';

const schemes = ['light', 'dark'] as const;

/**
 * Takes a picture of each state in each scheme into `folder`; rejects when one is missing or equals another. Resolves with their paths.
 * @param only some states alone; the others' pictures stay as they are
 */
export async function takeScreenshots(folder: string, only: readonly string[] = []): Promise<string[]> {
  if (only.length === 0) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of stateNames) {
    if (only.length > 0 && !only.includes(name)) continue;
    await showState(listStates[name], (page) => takeState(page, folder, name));
  }
  const paths = stateNames.flatMap((name) => schemes.map((scheme) => pathOf(folder, name, scheme)));
  expectEachOnce(paths);
  return paths;
}

export function expectEachOnce(paths: readonly string[]): void {
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) throw new Error(`These pictures are missing: ${missing.join(', ')}`);
  const seen = new Map<string, string>();
  for (const path of paths) {
    const content = createHash('sha256').update(readFileSync(path)).digest('hex');
    const same = seen.get(content);
    if (same !== undefined) throw new Error(`These pictures are equal: ${same} and ${path}`);
    seen.set(content, path);
  }
}

async function takeState(page: Page, folder: string, name: StateName): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    // Menus and notices fade in.
    await page.waitForTimeout(300);
    const picture = await page.screenshot({ scale: 'css' });
    writeFileSync(pathOf(folder, name, colorScheme), smallPng(picture));
  }
}

const pathOf = (folder: string, name: StateName, scheme: (typeof schemes)[number]) => `${folder}/${name}-${scheme}.png`;
