import { expect } from '@playwright/test';
import type { Bidi } from './bidi';

declare const PopupNotifications: {
  panel: {
    state: string;
    firstElementChild: { button: { click(): void }; secondaryButton: { click(): void } } | null;
  };
};

/** Waits for Firefox's question whether an extension may have a permission, and answers it. */
export async function answerPrompt(bidi: Bidi, answer: 'allow' | 'deny'): Promise<void> {
  const state = () => bidi.inBrowser(() => PopupNotifications.panel.state);
  await expect.poll(state, 'Firefox asks').toBe('open');
  await bidi.inBrowser((name) => {
    const asked = PopupNotifications.panel.firstElementChild;
    (name === 'allow' ? asked?.button : asked?.secondaryButton)?.click();
  }, answer);
  await expect.poll(state, 'Firefox has been answered').toBe('closed');
}
