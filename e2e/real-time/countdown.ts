import type { Page } from '@playwright/test';
import { expect } from '../fixtures/test';

declare const chrome: {
  action: { getBadgeText(details: object): Promise<string>; getTitle(details: object): Promise<string> };
};

/** What the list says is left of the pause, and what really was, before and after it was read. */
export interface Sample {
  saidMs: number;
  mostMs: number;
  leastMs: number;
}

const everyMs = 20_000;

/** Reads the countdown every twenty seconds until shortly before its end. */
export async function watchCountdown(popup: Page, end: number): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  while (end - Date.now() > 3_000) {
    const mostMs = end - Date.now();
    const text = (await popup.getByText("Paused by Cliq's limit").textContent()) ?? '';
    const [, minutes, seconds] = /^Paused by Cliq's limit, resumes in (\d):(\d\d)$/.exec(text) ?? [];
    expect(seconds, text).toBeDefined();
    samples.push({ saidMs: (Number(minutes) * 60 + Number(seconds)) * 1_000, mostMs, leastMs: end - Date.now() });
    await popup.waitForTimeout(Math.min(everyMs, Math.max(1_000, end - Date.now() - 4_000)));
  }
  return samples;
}

/** The mark on the toolbar icon, and why it is there. */
export function badgeOf(popup: Page): Promise<[mark: string, title: string]> {
  return popup.evaluate(async () => [await chrome.action.getBadgeText({}), await chrome.action.getTitle({})]);
}
