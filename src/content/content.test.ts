// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }

import './fixtures/extension';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rememberContextMenu } from './context-menu';
import { chatId, createFakeService, element, type FakeService, idOf, showChat, textOf } from './fixtures/chat';
import { runtime } from './fixtures/extension';
import { createKnownStars, type KnownStars } from './known-stars';
import { beginLife } from './life';
import { offerStar } from './offer-star';
import { createStarring, type Starring } from './starring';
import { createSurface } from './surface';
import { createToasts } from './toast';

let service: FakeService;
let known: KnownStars;
let starring: Starring;
let contextMenu: ReturnType<typeof rememberContextMenu>;
let life: AbortController;

/** As in index.iife.ts, with a service that is not the background. */
function begin(): void {
  life = beginLife(document);
  const { signal } = life;
  const surface = createSurface(document, signal);
  known = createKnownStars(service.starsOf, signal);
  const toasts = createToasts(surface, signal);
  starring = createStarring({ service, known, toasts, life });
  const offer = offerStar({ document, surface, known, starring, life });
  contextMenu = rememberContextMenu({ document, surface, offered: offer.freeze, signal });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'] });
  runtime.id = 'stars-for-cliq';
  service = createFakeService();
  showChat(5);
  begin();
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const shadow = () => {
  const root = document.querySelector('stars-for-cliq')?.shadowRoot;
  if (!root) throw new Error('no surface');
  return root;
};
const button = () => element('.star-button', shadow());
const menu = () => element('[role="menu"]', shadow());
const item = (label: string) => {
  const found = [...menu().querySelectorAll<HTMLElement>('[role^="menuitem"]')].find(
    (each) => each.textContent === label,
  );
  if (!found) throw new Error(`no ${label}`);
  return found;
};
const status = () => element('[role="status"]', shadow());
const label = () => (button().hidden ? null : button().getAttribute('aria-label'));
const settle = (ms = 40) => vi.advanceTimersByTimeAsync(ms);

let x = 0;
let under: Element | null = null;
document.elementFromPoint = () => under;

async function hover(target: Element): Promise<void> {
  x += 1;
  under = target;
  target.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true, clientX: x, clientY: 5 }));
  await settle();
}

async function press(target: HTMLElement, key: string): Promise<void> {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  await settle();
}

async function click(target: HTMLElement): Promise<void> {
  target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
  await settle();
}

function rightClick(target: Element): void {
  target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true }));
}

describe('the star button', () => {
  test('is offered on the message under the pointer, within 100 ms, and leaves with it', async () => {
    expect(label()).toBeNull();
    await hover(textOf(1));
    expect(label()).toBe('Star message');
    await hover(document.body);
    await settle(300);
    expect(label()).toBeNull();
  });

  test('says what the message is starred as, and asks once for all that is near', async () => {
    service.types.set(idOf(2), 'follow_up').set(idOf(3), 'sparkling_new');
    await hover(textOf(2));
    expect(label()).toBe('Starred: Follow-up');
    await hover(textOf(3));
    expect(label()).toBe('Starred: sparkling new');
    await hover(textOf(4));
    expect(label()).toBe('Star message');
    expect(service.asked).toHaveLength(1);
    expect(service.asked[0]).toHaveLength(5);
  });

  test('does not wait for an answer that does not come', async () => {
    service.starsOf = () => new Promise(() => undefined);
    life.abort();
    begin();
    await hover(textOf(1));
    await settle(60);
    expect(label()).toBe('Star message');
  });

  test('is offered on the message that has the focus', async () => {
    textOf(2).focus();
    await settle();
    expect(label()).toBe('Star message');
  });

  test('hides while the page scrolls, asks nothing meanwhile, and comes back', async () => {
    await hover(textOf(1));
    const asked = service.asked.length;
    under = textOf(3);
    element('#list', document).dispatchEvent(new Event('scroll'));
    expect(label()).toBeNull();
    textOf(2).dispatchEvent(new PointerEvent('pointerover', { bubbles: true, clientX: x, clientY: 5 }));
    await settle(20);
    expect(label()).toBeNull();
    await settle(200);
    expect(label()).toBe('Star message');
    expect(service.asked).toHaveLength(asked);
  });

  test('adds nothing to the rows', async () => {
    const before = document.body.innerHTML;
    await hover(textOf(1));
    await click(button());
    await click(item('Note'));
    expect(document.body.innerHTML).toBe(before);
  });
});

describe('the menu', () => {
  test('has the five types by name, and "Remove star" only on a starred message', async () => {
    service.types.set(idOf(1), 'manager');
    await hover(textOf(0));
    await click(button());
    expect(menu().getAttribute('aria-label')).toBe('Star type');
    const names = () => [...menu().querySelectorAll('[role^="menuitem"]')].map((each) => each.textContent);
    expect(names()).toEqual(['Important', 'To-do', 'Note', 'Manager', 'Follow-up']);
    expect(menu().querySelector('[aria-checked="true"]')).toBeNull();
    await press(item('Important'), 'Escape');
    await hover(textOf(1));
    await click(button());
    expect(names()).toEqual(['Important', 'To-do', 'Note', 'Manager', 'Follow-up', 'Remove star']);
    expect(menu().querySelector('[aria-checked="true"]')?.textContent).toBe('Manager');
    expect(shadow().activeElement).toBe(item('Manager'));
  });

  test('is walked with the keys, and gives the focus back', async () => {
    service.types.set(idOf(1), 'important');
    await hover(textOf(1));
    button().focus();
    await press(button(), 'Enter');
    expect(button().getAttribute('aria-expanded')).toBe('true');
    const focused = () => shadow().activeElement?.textContent;
    expect(focused()).toBe('Important');
    for (const [key, expected] of [
      ['ArrowDown', 'To-do'],
      ['End', 'Remove star'],
      ['ArrowDown', 'Important'],
      ['ArrowUp', 'Remove star'],
      ['Home', 'Important'],
      ['m', 'Manager'],
    ] as const) {
      await press(item(focused() ?? ''), key);
      expect(focused()).toBe(expected);
    }
    await press(item('Manager'), 'Escape');
    expect(menu().hidden).toBe(true);
    expect(button().getAttribute('aria-expanded')).toBe('false');
    expect(shadow().activeElement).toBe(button());
    expect(service.calls).toEqual([]);
    await press(button(), ' ');
    await press(item('Important'), 'ArrowDown');
    await press(item('To-do'), 'Enter');
    expect(service.calls[0]?.type).toBe('to_do');
    expect(shadow().activeElement).toBe(button());
  });

  test('opened and used with the pointer, leaves the focus where the user was writing', async () => {
    const composer = element('textarea', document);
    composer.focus();
    await hover(textOf(1));
    await click(button());
    await click(item('Note'));
    expect(document.activeElement).toBe(composer);
  });

  test('keys pressed in it do not reach Cliq', async () => {
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    await hover(textOf(1));
    await click(button());
    await press(item('Important'), 'f');
    document.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });

  test('closes when the user goes on elsewhere', async () => {
    await hover(textOf(1));
    await click(button());
    textOf(2).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(menu().hidden).toBe(true);
  });
});

describe('starring', () => {
  test('sends the frozen message, and shows the star only when it is safe', async () => {
    let release = () => {};
    const { setStar } = service;
    service.setStar = (ref, type) => new Promise((resolve) => (release = () => resolve(setStar(ref, type))));
    await hover(textOf(1));
    await click(button());
    await click(item('Follow-up'));
    expect([label(), status().textContent]).toEqual(['Star message', '']);
    release();
    await settle();
    expect([label(), status().textContent]).toEqual(['Starred: Follow-up', 'Starred as Follow-up']);
    expect(service.calls[0]).toMatchObject({
      type: 'follow_up',
      ref: { messageId: idOf(1), chatId, text: 'message 1' },
    });
  });

  test('what is picked applies to the message that the menu was opened on, though its row shows another by now', async () => {
    await hover(textOf(1));
    await click(button());
    textOf(1).closest('.row')?.setAttribute('msguid', idOf(9));
    await click(item('Important'));
    expect(service.calls[0]?.ref.messageId).toBe(idOf(1));
  });

  test('a row that was reused before the press means what it shows now', async () => {
    await hover(textOf(1));
    textOf(1).closest('.row')?.setAttribute('msguid', idOf(9));
    await click(button());
    await click(item('Important'));
    expect(service.calls[0]?.ref.messageId).toBe(idOf(9));
  });

  test('a message that went away is not guessed', async () => {
    await hover(textOf(1));
    textOf(1).closest('.row')?.remove();
    await click(button());
    expect(menu().hidden).toBe(true);
    expect(status().textContent).toContain('moved away');
    expect(service.calls).toEqual([]);
  });

  test('a removal can be undone for eight seconds, and longer while the pointer is on it', async () => {
    service.types.set(idOf(1), 'note');
    await hover(textOf(1));
    await click(button());
    await click(item('Remove star'));
    expect(label()).toBe('Star message');
    await settle(8_000);
    expect(status().textContent).toBe('Star removedUndo');
    element('.toast', status()).dispatchEvent(new PointerEvent('pointerenter'));
    await settle(60_000);
    await click(element('.toast button', status()));
    expect([label(), status().textContent]).toEqual(['Starred: Note', 'Star restored']);
    await settle(6_000);
    expect(status().textContent).toBe('');
  });

  test('a failure is told with its cause; signed out, with a way in', async () => {
    service.fails = 'not-saved';
    await hover(textOf(1));
    await click(button());
    await click(item('Note'));
    expect(status().textContent).toContain('Not saved');
    expect(label()).toBe('Star message');
    service.fails = 'signed-out';
    await click(button());
    await click(item('Note'));
    const signIn = element('.toast button', status());
    expect(signIn.textContent).toBe('Sign in');
    await click(signIn);
    expect(service.optionsOpened).toBe(1);
  });
});

describe('the context menu', () => {
  test('what is picked applies to the message that it was opened on, once', async () => {
    rightClick(textOf(2));
    textOf(2).closest('.row')?.setAttribute('msguid', idOf(9));
    starring.setPicked(contextMenu.take(), 'important');
    await settle();
    expect(service.calls).toMatchObject([{ type: 'important', ref: { messageId: idOf(2) } }]);
    starring.setPicked(contextMenu.take(), 'important');
    await settle();
    expect(service.calls).toHaveLength(1);
  });

  test('nothing is sent when it was not opened on a message, and the user is told', async () => {
    rightClick(textOf(2));
    rightClick(document.body);
    starring.setPicked(contextMenu.take(), 'important');
    await settle();
    expect(service.calls).toEqual([]);
    expect(status().textContent).toBe('That is not a message. Right-click on the text of a message to star it.');
  });

  test('removing a star that is not there says so', async () => {
    rightClick(textOf(2));
    starring.setPicked(contextMenu.take(), null);
    await settle();
    expect(status().textContent).toBe('This message was not starred.');
  });

  test('on the star button it means the message that the button is on', async () => {
    await hover(textOf(3));
    rightClick(button());
    expect(contextMenu.take()?.messageId).toBe(idOf(3));
  });
});

describe('changes made elsewhere', () => {
  test('show at once on the message in view', async () => {
    await hover(textOf(1));
    service.types.set(idOf(1), 'manager');
    known.notice({ revision: 2, messageIds: [idOf(1)] });
    await settle();
    expect(label()).toBe('Starred: Manager');
  });

  test('the tab asks again after it slept', async () => {
    await hover(textOf(1));
    service.types.set(idOf(1), 'note');
    window.dispatchEvent(new Event('pageshow'));
    await settle();
    expect(label()).toBe('Starred: Note');
  });
});

describe('the life of the script', () => {
  test('one abort takes everything away', async () => {
    life.abort();
    expect(document.querySelector('stars-for-cliq')).toBeNull();
    await hover(textOf(1));
    rightClick(textOf(1));
    expect(service.asked).toEqual([]);
    expect(contextMenu.take()).toBeNull();
  });

  test('a second copy in the same page replaces the first', async () => {
    const first = life;
    begin();
    expect(first.signal.aborted).toBe(true);
    expect(document.querySelectorAll('stars-for-cliq')).toHaveLength(1);
    await hover(textOf(1));
    expect(label()).toBe('Star message');
  });

  test('cut off from the extension, it goes quiet and removes itself', async () => {
    runtime.id = undefined;
    await hover(textOf(1));
    expect(life.signal.aborted).toBe(true);
    expect(document.querySelector('stars-for-cliq')).toBeNull();
  });
});
