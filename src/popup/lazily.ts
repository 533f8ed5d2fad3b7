import { signal } from '@preact/signals';
import { type ComponentType, type FunctionComponent, h, type RenderableProps } from 'preact';
import { useEffect } from 'preact/hooks';

/** What the parts of the view wait for before they are loaded. */
let first: Promise<unknown> = Promise.resolve();

/** Nothing that stands around the list is loaded before: the first rows do not share the processor with it. */
export function loadAfter(shown: Promise<unknown>): void {
  first = shown;
}

/** A part of the view that few people need at once: it comes from the disk when it is first shown, a moment later than the rest. */
export function lazily<Props>(load: () => Promise<ComponentType<Props>>): FunctionComponent<Props> {
  const loaded = signal<{ Part: ComponentType<Props> } | null>(null);
  let isAsked = false;
  function ask(): void {
    if (isAsked) return;
    isAsked = true;
    first.then(load).then(
      (Part) => {
        loaded.value = { Part };
      },
      (error: unknown) => {
        isAsked = false;
        console.error('a part of the view could not be loaded', error);
      },
    );
  }
  return function Lazily(props: RenderableProps<Props>) {
    useEffect(ask, []);
    const part = loaded.value;
    return part && h(part.Part, props);
  };
}
