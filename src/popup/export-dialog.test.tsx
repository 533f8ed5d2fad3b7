// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { StarRow } from '../stars/star-row';
import { ExportDialog } from './export-dialog';
import { type ExportSources, exportStore, isListPartial } from './export-store';
import { markdownWords } from './markdown-words';
import { type ListWorld, listWorld, starRow, start } from './testing/list-world';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/fake-browser')).fakeBrowser }));

let root: HTMLElement;
afterEach(() => {
  render(null, root);
  root.remove();
});

interface Saved {
  name: string;
  type: string;
  text: string;
}

async function open(
  rows: StarRow[],
  sources: Partial<ExportSources> = {},
  prepare: (world: ListWorld) => void = () => {},
) {
  const world = listWorld(rows);
  prepare(world);
  await world.store.open();
  await world.settle();
  const saved: Promise<Saved>[] = [];
  const exporting = exportStore(world.store, world.store.list.found.peek().rows, isListPartial(world.store), {
    words: (now) => markdownWords(world.store.formats, now),
    readKeepsNoText: async () => false,
    download: (file, name) => saved.push(file.text().then((text) => ({ name, type: file.type, text }))),
    now: () => start,
    monotonic: () => performance.now(),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    ...sources,
  });
  root = document.createElement('div');
  document.body.append(root);
  const closed: true[] = [];
  render(<ExportDialog exporting={exporting} store={world.store} onClose={() => closed.push(true)} />, root);
  await world.settle();
  const named = (name: string) => {
    const all = [...root.querySelectorAll<HTMLElement>('button, label')];
    return all.find((each) => each.textContent?.startsWith(name));
  };
  const press = async (name: string) => {
    const target = named(name);
    if (!target) throw new Error(`no ${name} in ${root.textContent}`);
    (target.querySelector('input') ?? target).click();
    await world.settle();
  };
  return { world, exporting, saved, closed, named, press };
}

test('the stars of the list, without those that were removed, as CSV, Markdown or JSON', async () => {
  const rows = [starRow(0), starRow(1, { removedAt: start + 1, delivery: 'waiting' }), starRow(2)];
  for (const [format, name, type] of [
    ['CSV', 'stars-2026-05-12.csv', 'text/csv;charset=utf-8'],
    ['Markdown', 'stars-2026-05-12.md', 'text/markdown;charset=utf-8'],
    ['JSON', 'stars-2026-05-12.json', 'application/json'],
  ] as const) {
    const { press, saved } = await open(structuredClone(rows));
    expect(root.textContent).toContain('Stars: 2');
    await press(format);
    await press('Save file');
    const [file] = await Promise.all(saved);
    expect(file).toMatchObject({ name, type });
    expect(file?.text).toContain('message 0');
    expect(file?.text).toContain('message 2');
    expect(file?.text).not.toContain('message 1');
    expect(root.querySelector('output')?.textContent).toBe(`Given to your browser as ${name}. Stars in it: 2.`);
    render(null, root);
  }
});

test('what is missing is said before: texts that are not on this device, stars that have not come yet', async () => {
  const leftOut = { kind: 'text', text: '', file: null, isLeftOut: true } as const;
  const { world, saved, press } = await open([starRow(0, { content: leftOut }), starRow(1)], {}, ({ status }) => {
    status.isComplete = false;
  });
  expect(root.textContent).toContain('Text not kept on this device: 1.');
  expect(root.textContent).toContain('Not all of your stars have been fetched');
  // The rest comes meanwhile, but not into this file.
  world.status.isComplete = true;
  world.notify();
  await world.settle();
  expect(root.textContent).toContain('Not all of your stars have been fetched');
  await press('Save file');
  expect((await Promise.all(saved))[0]?.text).toContain('message 1');
});

test('where the organization keeps texts off disks it is said, and the file has none', async () => {
  const { saved, press } = await open([starRow(0)], { readKeepsNoText: async () => true });
  expect(root.textContent).toContain('Your organization wants no message text on disk.');
  await press('Save file');
  const [file] = await Promise.all(saved);
  expect(file?.text).toContain('Sender 0');
  expect(file?.text).not.toContain('message 0');
});

test('nothing is written before the organization’s policy is known', async () => {
  let tell: (keepsNoText: boolean) => void = () => {};
  const { saved, press, world } = await open([starRow(0)], {
    readKeepsNoText: () => new Promise((resolve) => (tell = resolve)),
  });
  await press('Save file');
  expect(saved).toHaveLength(0);
  tell(true);
  await world.settle();
  expect((await Promise.all(saved))[0]?.text).not.toContain('message 0');
});

test('nothing to export: said, and nothing can be saved', async () => {
  const { named } = await open([]);
  expect(root.textContent).toContain('No star to export');
  expect(named('Save file')).toBeUndefined();
});

test('more than can be restored from one file: said for JSON', async () => {
  const { exporting } = await open([starRow(0)]);
  expect(exporting.isTooLong.value).toBe(false);
  const many = exportStore(
    listWorld([]).store,
    Array.from({ length: 20_001 }, (_, n) => starRow(n)),
    false,
    {
      ...({} as ExportSources),
      readKeepsNoText: async () => false,
    },
  );
  expect(many.isTooLong.value).toBe(false);
  many.choose('json');
  expect(many.isTooLong.value).toBe(true);
});

test('cancelled: no file; how far it is can be seen before', async () => {
  const turns: (() => void)[] = [];
  const clock = { now: 0 };
  const { saved, press, world, exporting } = await open(
    Array.from({ length: 80 }, (_, n) => starRow(n)),
    { monotonic: () => (clock.now += 100), pause: () => new Promise((resolve) => void turns.push(resolve)) },
  );
  await press('JSON');
  await press('Save file');
  expect(exporting.state.value).toEqual({ kind: 'writing', done: 20 });
  expect(root.querySelector('progress')?.getAttribute('aria-label')).toBe('20 of 80');
  turns.shift()?.();
  await world.settle();
  expect(exporting.state.value).toEqual({ kind: 'writing', done: 40 });
  await press('Cancel');
  for (const turn of turns) turn();
  await world.settle();
  expect(saved).toHaveLength(0);
  expect(exporting.state.value.kind).toBe('choosing');
});

test.each(['csv', 'markdown', 'json'] as const)(
  '5,000 stars as %s: in turns, the browser has its own in between',
  async (format) => {
    const rows = Array.from({ length: 5_000 }, (_, n) => starRow(n));
    const clock = { now: 0 };
    const turns: number[] = [];
    let began = 0;
    const { store } = listWorld(rows);
    await store.open();
    const file = await new Promise<Blob>((resolve) => {
      const exporting = exportStore(store, rows, false, {
        words: (now) => markdownWords(store.formats, now),
        readKeepsNoText: async () => false,
        download: resolve,
        now: () => start,
        // A computer on which a step takes a millisecond.
        monotonic: () => (clock.now += 1),
        pause: async () => {
          turns.push(clock.now - began);
          began = clock.now;
        },
      });
      exporting.choose(format);
      void exporting.save();
    });
    expect((await file.text()).match(/message \d+/g)).toHaveLength(5_000);
    expect(turns.length).toBeGreaterThan(20);
    expect(Math.max(...turns)).toBeLessThanOrEqual(12);
  },
);
