import type { BrowserPage } from '../browser-driver';
import { type Hands, type Place, scriptedPage } from '../scripted-page';
import type { Bidi } from './bidi';

const keyCodes: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
};

const buttons = { left: 0, right: 2 } as const;

/** A tab, or anything else with a page in it, such as the popup. */
export function firefoxPage(bidi: Bidi, context: string, close: () => Promise<void>): BrowserPage {
  const act = (kind: 'pointer' | 'key', actions: object[]) =>
    bidi.send('input.performActions', { context, actions: [{ type: kind, id: kind, actions }] });
  const move = ({ x, y }: Place) => ({ type: 'pointerMove', x, y });
  const hands: Hands = {
    call: (source, all) => bidi.call(context, source, all),
    movePointer: (to) => act('pointer', [move(to)]),
    async click(at, name) {
      const button = buttons[name];
      const actions = [move(at), { type: 'pointerDown', button }, { type: 'pointerUp', button }];
      // What is clicked may close its window before it has answered.
      await act('pointer', actions).catch((error: unknown) => {
        if (!/no such frame|discarded|AbortError/.test(String(error))) throw error;
      });
    },
    press: (keys) =>
      act(
        'key',
        keys.flatMap((key) => {
          const value = keyCodes[key] ?? key;
          return [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ];
        }),
      ),
    bringToFront: () => bidi.send('browsingContext.activate', { context }),
    close,
  };
  return scriptedPage(hands);
}

/** Goes to an address and waits for its page: Firefox tells nobody of pages of extensions, so they are asked. */
export async function goTo(bidi: Bidi, context: string, url: string): Promise<void> {
  await bidi.send('browsingContext.navigate', { context, url, wait: 'none' });
  await waitForPage(bidi, context, url);
}

export async function waitForPage(bidi: Bidi, context: string, url: string): Promise<void> {
  const isThere = `(url) => location.href.startsWith(url) && document.readyState === 'complete'`;
  for (let tries = 0; tries < 300; tries++) {
    // Between two pages there is none that could be asked.
    if (await bidi.call<boolean>(context, isThere, [url]).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`${url} was not loaded in 10 s`);
}
