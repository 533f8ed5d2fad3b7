// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import { beforeEach, expect, test, vi } from 'vitest';
import { element, idOf, showChat, textOf } from './testing/chat';
import { beforeEachTest, begin, button, click, hover, item, settle, starElsewhere, status } from './testing/script';

/** What was written into a style sheet last; happy-dom cannot read all of it. */
let css = '';
beforeEach(() => {
  css = '';
  vi.spyOn(CSSStyleSheet.prototype, 'replaceSync').mockImplementation((text) => {
    if (!text.includes(':host')) css = text;
  });
});
const run = beforeEachTest();

/** Which messages are marked, and as what. */
const marks = () =>
  Object.fromEntries(
    [...css.matchAll(/((?:,?\[msguid="[^"]+"\]&::before)+)\{[^}]*content:"\\2605" \/ "([^"]*)"/g)].flatMap(
      ([, selectors = '', label]) =>
        [...selectors.matchAll(/"([^"]+)"/g)].map(([, raw = '']) => [raw.replace('%20', '_'), label]),
    ),
  );

test('all messages on the page are asked for in one question, and the starred ones are marked', async () => {
  run().life.abort();
  const { service } = run();
  service.types.set(idOf(1), 'note').set(idOf(3), 'manager');
  service.asked.length = 0;
  const again = begin(service);
  await settle();
  expect(service.asked).toEqual([[0, 1, 2, 3, 4].map(idOf)]);
  expect(marks()).toEqual({ [idOf(1)]: 'Starred: Note', [idOf(3)]: 'Starred: Manager' });
  again.life.abort();
});

test('a change made elsewhere is shown, and asked for alone', async () => {
  run().service.asked.length = 0;
  await starElsewhere(run(), idOf(2), 'follow_up');
  expect(marks()).toEqual({ [idOf(2)]: 'Starred: Follow-up' });
  expect(run().service.asked).toEqual([[idOf(2)]]);
  await starElsewhere(run(), idOf(2), null);
  expect(marks()).toEqual({});
});

test('a change made here is shown as waiting until Cliq has it, a removal as long as it can be undone', async () => {
  const { service } = run();
  service.deliveries.set(idOf(1), 'waiting');
  await hover(textOf(1));
  await click(button());
  await click(item('Note'));
  expect(marks()).toEqual({ [idOf(1)]: 'Starred: Note, not in Cliq yet' });
  service.deliveries.delete(idOf(1));
  await starElsewhere(run(), idOf(1), 'note');
  expect(marks()).toEqual({ [idOf(1)]: 'Starred: Note' });

  service.deliveries.set(idOf(1), 'waiting');
  await click(button());
  await click(item('Remove star'));
  expect(marks()).toEqual({ [idOf(1)]: 'Star removed, can be undone' });
  expect(status().textContent).toContain('Undo');
});

test('what comes into the page is asked for: appended rows, rows used again, another chat', async () => {
  const { service } = run();
  service.types.set(idOf(6), 'note').set(idOf(7), 'to_do').set(idOf(8), 'manager');
  service.asked.length = 0;
  const row = element('.row:nth-child(5)', document);
  const added = row.cloneNode(true);
  if (added instanceof Element) added.setAttribute('msguid', idOf(6).replace('_', '%20'));
  row.after(added);
  await settle(400);
  expect(service.asked).toEqual([[idOf(6)]]);
  row.setAttribute('msguid', idOf(7));
  await settle(400);
  expect(service.asked.at(-1)).toEqual([idOf(7)]);
  expect(marks()).toEqual({ [idOf(6)]: 'Starred: Note', [idOf(7)]: 'Starred: To-do' });
  showChat(9);
  await settle(400);
  expect(service.asked.at(-1)).toEqual([idOf(5), idOf(8)]);
  expect(marks()[idOf(8)]).toBe('Starred: Manager');
});

test('scrolling asks nothing and writes nothing', async () => {
  await starElsewhere(run(), idOf(2), 'follow_up');
  run().service.asked.length = 0;
  vi.mocked(CSSStyleSheet.prototype.replaceSync).mockClear();
  for (let step = 0; step < 20; step += 1) {
    element('#list', document).dispatchEvent(new Event('scroll'));
    await settle(30);
  }
  expect(run().service.asked).toEqual([]);
  expect(CSSStyleSheet.prototype.replaceSync).not.toHaveBeenCalled();
});

test('signed out: nothing is marked any more', async () => {
  await starElsewhere(run(), idOf(2), 'follow_up');
  run().service.types.clear();
  run().hear({ kind: 'changed', notice: { sequence: 9, revision: 9, messageIds: null } });
  await settle();
  expect(marks()).toEqual({});
});

test('ends with the script, and leaves no style behind', async () => {
  await starElsewhere(run(), idOf(2), 'follow_up');
  expect(document.adoptedStyleSheets).toHaveLength(1);
  run().life.abort();
  expect(document.adoptedStyleSheets).toHaveLength(0);
  run().service.asked.length = 0;
  showChat(9);
  await settle(600);
  expect(run().service.asked).toEqual([]);
});

test('a page that set its own sheets gets the marks again with the next change', async () => {
  await starElsewhere(run(), idOf(2), 'follow_up');
  document.adoptedStyleSheets = [];
  await starElsewhere(run(), idOf(3), 'note');
  expect(document.adoptedStyleSheets).toHaveLength(1);
});

test('rows that keep coming are asked for by the hundred, not one by one', async () => {
  const { service } = run();
  await settle(400);
  service.asked.length = 0;
  const row = element('.row:nth-child(5)', document);
  for (let index = 0; index < 100; index += 1) {
    const added = row.cloneNode(true);
    if (!(added instanceof Element)) throw new Error('no row');
    added.setAttribute('msguid', `${1_777_805_300_000 + index}%20162898249840`);
    row.after(added);
    await settle(10);
  }
  await settle(400);
  expect(service.asked.flat()).toHaveLength(100);
  expect(service.asked.length).toBeLessThanOrEqual(9);
});
