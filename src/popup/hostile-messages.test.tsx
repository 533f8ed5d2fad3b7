// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dataCenters } from '../cliq/data-centers';
import { parseMessageLink } from '../cliq/linked-message';
import { messageLink, openableUrl } from '../cliq/links';
import { hostileRows } from '../cliq/testing/hostile-stars';
import { hostileAddresses, hostileScripts } from '../stars/testing/hostile-texts';
import { StarRowView } from './star-row';
import { listWorld } from './testing/list-world';
import { showApp } from './testing/shown-app';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

/** All that a row is made of. What is not here would have come out of a text. */
const ownElements = new Set(
  'article svg path circle rect line polyline g title div p bdi span mark time a button input label ul li'.split(' '),
);
const cliqOrigins: readonly string[] = Object.values(dataCenters).map(({ cliqOrigin }) => cliqOrigin);
const rowsAtOnce = 48;
const ran = vi.fn();

beforeEach(() => vi.stubGlobal('ran', ran));
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function elementsIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')];
}

/** Whatever could run, be asked or lead somewhere, in words. */
function harmIn(root: ParentNode): string[] {
  return elementsIn(root).flatMap((element) =>
    [...element.attributes].flatMap(({ name, value }) => {
      if (name.startsWith('on') || ['src', 'srcset', 'srcdoc', 'action', 'formaction', 'xlink:href'].includes(name))
        return [`${element.tagName} ${name}="${value}"`];
      if (name !== 'href') return [];
      const isCliq = element.tagName === 'A' && cliqOrigins.includes(new URL(value).origin);
      return isCliq ? [] : [`${element.tagName} href="${value}"`];
    }),
  );
}

/** The rows of the list as it draws them, with parts of their texts marked as found. Happy DOM grows slow with many at once. */
async function* showRows(): AsyncGenerator<HTMLElement> {
  const world = listWorld([], { links: signal({ messageLink, openableUrl, parseMessageLink }) });
  await world.store.open();
  world.store.list.search('script ran');
  const rows = hostileRows();
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const root = document.createElement('div');
    document.body.append(root);
    const some = rows.slice(from, from + rowsAtOnce);
    render(
      some.map((row) => <StarRowView key={row.messageId} row={row} store={world.store} />),
      root,
    );
    await (from === 0 ? world.settle() : new Promise((resolve) => setTimeout(resolve)));
    yield root;
    render(null, root);
    root.remove();
  }
}

test('there are more than 200 hostile texts and 50 hostile addresses, each once, and Cliq’s form lets all of them through', () => {
  expect(new Set(hostileScripts).size).toBe(hostileScripts.length);
  expect(new Set(hostileAddresses).size).toBe(hostileAddresses.length);
  expect(hostileScripts.length).toBeGreaterThan(200);
  expect(hostileAddresses.length).toBeGreaterThan(50);
  expect(hostileRows()).toHaveLength(2 * (hostileScripts.length + hostileAddresses.length));
});

test('what other people wrote becomes text in the list, never an element, a handler or an address', async () => {
  const shown = { rows: 0, links: 0, marks: 0, text: '' };
  for await (const root of showRows()) {
    const odd = elementsIn(root).filter(({ tagName }) => !ownElements.has(tagName.toLowerCase()));
    expect(odd.map(({ outerHTML }) => outerHTML)).toEqual([]);
    expect(harmIn(root)).toEqual([]);
    shown.rows += root.querySelectorAll('article').length;
    shown.links += root.querySelectorAll('a[href]').length;
    shown.marks += root.querySelectorAll('mark').length;
    shown.text += root.textContent;
  }
  expect(shown.rows).toBe(hostileRows().length);
  expect(shown.links).toBe(shown.rows);
  expect(shown.marks).toBeGreaterThan(1_000);
  expect(shown.text).toContain('<img src=x onerror=ran()>');
  expect(ran).not.toHaveBeenCalled();
});

test('nor do the fields above the list, the menus and the panel of a row make more of it than text', async () => {
  const rows = hostileRows().slice(0, 40);
  const app = await showApp(rows);
  for (const name of ['Chat', 'Sender']) {
    const field = app.all('input[role="combobox"]').find((each) => each.getAttribute('aria-label') === name);
    field?.focus();
    field?.click();
    await app.world.settle();
  }
  await app.press('More actions');
  await app.press('Change type');
  expect(app.root.querySelectorAll('[role="menuitem"], [role="menuitemradio"]').length).toBeGreaterThan(2);
  const found = elementsIn(document).map(({ tagName }) => tagName.toLowerCase());
  for (const dangerous of ['script', 'img', 'iframe', 'object', 'embed', 'base', 'meta', 'link', 'video', 'audio'])
    expect(found).not.toContain(dangerous);
  expect(elementsIn(app.root).filter((each) => [...each.attributes].some(({ name }) => name.startsWith('on')))).toEqual(
    [],
  );
  expect(ran).not.toHaveBeenCalled();
  app.close();
});
