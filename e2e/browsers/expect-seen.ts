import { expect } from '@playwright/test';
import type { BrowserElement } from './browser-driver';

const intervals = [20, 50, 100];

/** Waits until it is in sight. */
export const expectSeen = (element: BrowserElement): Promise<void> =>
  expect.poll(() => element.count(), { message: `${element} is seen`, intervals }).toBeGreaterThan(0);

export const expectGone = (element: BrowserElement): Promise<void> =>
  expect.poll(() => element.count(), { message: `${element} is gone`, intervals }).toBe(0);

/** Waits until what is written in one of them contains `text`. */
export const expectText = (element: BrowserElement, text: string | RegExp): Promise<void> =>
  expect
    .poll(async () => (await element.texts()).map(plain).join('\n'), { message: `${element} says`, intervals })
    .toEqual(typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text));

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
