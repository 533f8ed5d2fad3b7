import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchExtension } from '../fixtures/launch-extension';
import { startStandIn } from '../stand-in/stand-in';
import type { State } from './scene';

const popupSize = { width: 420, height: 600 };

/** Brings the list into a state in a browser of its own, and lets `look` look at it. */
export async function showState(state: State, look: (page: Page) => Promise<void>): Promise<void> {
  const { arrange, size = popupSize, zoom = 1, forcedColors } = state;
  const standIn = await startStandIn();
  const profile = mkdtempSync(join(tmpdir(), 'stars-state-'));
  const { extension } = await launchExtension({ standIn, profile, headless: true });
  try {
    const page = await arrange({ extension, standIn });
    await page.setViewportSize(size);
    if (zoom !== 1) {
      const cdp = await extension.context.newCDPSession(page);
      await cdp.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: zoom, mobile: false });
    }
    if (forcedColors) await page.emulateMedia({ forcedColors });
    // What the mouse was over last is nothing that belongs to the state.
    await page.mouse.move(2, 2);
    await look(page);
  } finally {
    await extension.context.close();
    await standIn.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
