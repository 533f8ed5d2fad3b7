import { render } from 'preact';
import { afterEach, vi } from 'vitest';
import type { StarRow } from '../../stars/star-row';
import { App } from '../app';
import type { StarsSources } from '../stars-sources';
import { type ListWorld, listWorld } from './list-world';

export interface ShownApp {
  world: ListWorld;
  root: HTMLElement;
  all(selector: string): HTMLElement[];
  /** Buttons, links and fields by their accessible name. */
  named(name: string): HTMLElement[];
  press(name: string, at?: number): Promise<void>;
  close(): void;
}

/** The whole view in a page, its first read done. */
export async function showApp(
  rows: StarRow[],
  prepare: (world: ListWorld) => void = () => {},
  sources: Partial<StarsSources> = {},
): Promise<ShownApp> {
  const root = document.createElement('div');
  document.body.append(root);
  const world = listWorld(rows, sources);
  prepare(world);
  render(<App store={world.store} />, root);
  await world.store.open();
  await world.settle();
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const nameOf = (each: HTMLElement) =>
    each.getAttribute('aria-label') ?? each.querySelector('.type-toggle-name')?.textContent ?? each.textContent;
  const named = (name: string) => all('button, a, input, select').filter((each) => nameOf(each) === name);
  return {
    world,
    root,
    all,
    named,
    async press(name, at = 0) {
      const target = await vi.waitFor(() => {
        const found = named(name)[at];
        if (!found) throw new Error(`no ${name}`);
        return found;
      });
      target.click();
      await world.settle();
    },
    close() {
      render(null, root);
      root.remove();
    },
  };
}

/** A view for each test of a file, closed after it. */
export function appOfEachTest() {
  let app: ShownApp;
  afterEach(() => app.close());
  return {
    async open(rows: StarRow[], prepare?: (world: ListWorld) => void): Promise<ListWorld> {
      app = await showApp(rows, prepare);
      return app.world;
    },
    root: () => app.root,
    all: (selector: string) => app.all(selector),
    named: (name: string) => app.named(name),
    press: (name: string, at?: number) => app.press(name, at),
  };
}
