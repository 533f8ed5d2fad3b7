import * as v from 'valibot';
import type { ChangeNotice } from '../stars/star-service';
import { isFirefox } from './is-firefox';
import { nativeBrowser as browser } from './native-browser';

const message = v.strictObject({
  changed: v.object({ sequence: v.number(), revision: v.number(), messageIds: v.nullable(v.array(v.string())) }),
});

/** For the background: tells pages in Firefox's private windows, where no BroadcastChannel of other windows is heard. */
export async function tellPrivatePages(changed: ChangeNotice): Promise<void> {
  if (!isFirefox() || !(await browser.extension.isAllowedIncognitoAccess())) return;
  // Rejects when no page is open.
  await browser.runtime.sendMessage({ changed }).catch(() => undefined);
}

/** For a page in such a window, as long as it is there. */
export function onPrivateChange(listener: (notice: ChangeNotice) => void): void {
  const hear = (told: unknown): undefined => {
    const parsed = v.safeParse(message, told);
    if (parsed.success) listener(parsed.output.changed);
  };
  browser.runtime.onMessage.addListener(hear);
}
