import { expect } from '@playwright/test';
import type { BrowserElement, BrowserPage } from './browser-driver';
import { describeSteps, type ElementStep, roleStep } from './element-steps';
import { findElements } from './find-elements';

/** What a page is driven with that Playwright does not know: Firefox's pages, and the popup in Chromium. */
export interface Hands {
  /** Calls the function with this source in the page; arguments and result travel as JSON. */
  call<Result>(source: string, all: readonly unknown[]): Promise<Result>;
  movePointer(to: Place): Promise<void>;
  click(at: Place, button: 'left' | 'right'): Promise<void>;
  press(keys: readonly string[]): Promise<void>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** From the upper left corner of the page's window, CSS px. */
export interface Place {
  x: number;
  y: number;
}

const patience = { timeout: 10_000, intervals: [20, 50, 100] };

/** A page that is looked at by script and used by pointer and keys. */
export function scriptedPage(hands: Hands): BrowserPage {
  function element(steps: readonly ElementStep[]): BrowserElement {
    const next = (step: ElementStep) => element([...steps, step]);
    const words = describeSteps(steps);
    /** Runs `look` with the elements that are there now. */
    const inPage = <Result, More extends unknown[]>(look: (found: Element[], ...more: More) => Result, ...more: More) =>
      hands.call<Result>(`(steps, ...more) => (${look})((${findElements})(steps), ...more)`, [steps, ...more]);

    /** Waits until the first of them is there, in reach of the pointer, and stays where it is. */
    async function place(at: Place | null): Promise<Place> {
      let before: Place | string | null = null;
      let now: Place | string = '';
      const look = async () => {
        before = now;
        now = await inPage(placeOf, at);
        if (typeof now === 'string') return now;
        return typeof before !== 'string' && now.x === before?.x && now.y === before.y ? 'in reach' : 'moves';
      };
      await expect.poll(look, { ...patience, message: words }).toBe('in reach');
      return typeof now === 'string' ? { x: 0, y: 0 } : now;
    }

    async function first<Result, More extends unknown[]>(
      look: (found: Element[], ...more: More) => Result,
      ...more: More
    ): Promise<Result> {
      await expect.poll(() => inPage((found) => found.length), { ...patience, message: words }).toBeGreaterThan(0);
      return inPage(look, ...more);
    }

    const click = async (button: 'left' | 'right') => hands.click(await place(null), button);
    return {
      get: (role, name) => next(roleStep(role, name)),
      withText: (text) => next({ kind: 'text', text }),
      last: () => next({ kind: 'last' }),
      count: () => inPage((found) => found.length),
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden does not count
      texts: () => inPage((found) => found.map((each) => (each instanceof HTMLElement ? each.innerText : ''))),
      attribute: (name) => first(([one], wanted) => one?.getAttribute(wanted) ?? null, name),
      value: () => first(([one]) => (one ? String(Reflect.get(one, 'value')) : '')),
      click: () => click('left'),
      rightClick: () => click('right'),
      hover: async (at) => hands.movePointer(await place(at ?? null)),
      async fill(text) {
        await hands.click(await place(null), 'left');
        await inPage(([one]) => one instanceof HTMLInputElement && one.select());
        await hands.press(text === '' ? ['Backspace'] : [...text]);
      },
      choose: (option) => first(chooseOption, option),
      toString: () => words,
    };
  }

  return {
    get: (role, name) => element([roleStep(role, name)]),
    css: (selector) => element([{ kind: 'css', selector }]),
    press: (...keys) => hands.press(keys),
    evaluate: (run, argument) => hands.call(String(run), [argument ?? null]),
    bringToFront: hands.bringToFront,
    close: hands.close,
  };
}

/** In the page: where the first of them would be clicked, or why it cannot be. */
function placeOf([one]: Element[], at: { x: number; y: number } | null): { x: number; y: number } | string {
  if (!one) return 'is not there';
  if (one.matches(':disabled, [aria-disabled="true"]')) return 'is switched off';
  one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = one.getBoundingClientRect();
  const place = { x: Math.round(left + (at?.x ?? width / 2)), y: Math.round(top + (at?.y ?? height / 2)) };
  const root = one.getRootNode();
  const hit = (root instanceof ShadowRoot ? root : document).elementFromPoint(place.x, place.y);
  if (hit !== null && (one.contains(hit) || hit.contains(one))) return place;
  return `at ${place.x}, ${place.y} lies ${hit?.outerHTML.slice(0, 200)}`;
}

/** In the page: as if the user had chosen it. */
function chooseOption([one]: Element[], label: string): void {
  if (!(one instanceof HTMLSelectElement)) throw new Error('not a field with options');
  const wanted = [...one.options].find(({ text }) => text === label || text.startsWith(`${label} (`));
  if (!wanted) throw new Error(`no option “${label}”`);
  one.value = wanted.value;
  one.dispatchEvent(new Event('input', { bubbles: true }));
  one.dispatchEvent(new Event('change', { bubbles: true }));
}
