import { computed, type ReadonlySignal, signal } from '@preact/signals';
import {
  conflictOf,
  type KeyMap,
  keyNamed,
  type ListAction,
  type ListKeys,
  listActions,
  usualKeys,
  usualListKeys,
} from '../stars/list-keys';

/** Why a key was not taken. */
export type KeyProblem =
  | { kind: 'taken'; action: ListAction; key: string; by: ListAction }
  | { kind: 'no-key'; action: ListAction }
  | { kind: 'not-kept' };

export interface ListKeysStore {
  isOn: ReadonlySignal<boolean>;
  keys: ReadonlySignal<KeyMap>;
  problem: ReadonlySignal<KeyProblem | null>;
  /** True while all keys are the usual ones. */
  areUsual: ReadonlySignal<boolean>;
  switchOn(isOn: boolean): Promise<void>;
  /** @param name as the browser calls the pressed key; empty: the action has no key any more */
  choose(action: ListAction, name: string): Promise<void>;
  /** Back to the usual keys. */
  reset(): Promise<void>;
}

interface Needs {
  follow(listener: (keys: ListKeys) => void): void;
  keep(keys: ListKeys): Promise<void>;
}

/** The keys of the list. A key that another action has is refused: what is kept is always clear. */
export function listKeysStore({ follow, keep }: Needs): ListKeysStore {
  const kept = signal(usualListKeys);
  const problem = signal<KeyProblem | null>(null);
  follow((next) => {
    kept.value = next;
  });

  async function set(next: ListKeys): Promise<void> {
    const before = kept.peek();
    kept.value = next;
    problem.value = null;
    try {
      await keep(next);
    } catch (error) {
      console.error('the keys were not kept', error);
      kept.value = before;
      problem.value = { kind: 'not-kept' };
    }
  }

  return {
    isOn: computed(() => kept.value.isOn),
    keys: computed(() => kept.value.keys),
    problem,
    areUsual: computed(() => listActions.every((action) => kept.value.keys[action] === usualKeys[action])),
    switchOn: (isOn) => set({ ...kept.peek(), isOn }),
    async choose(action, name) {
      const { isOn, keys } = kept.peek();
      const key = name === '' ? '' : keyNamed(name);
      const by = key === null ? null : conflictOf(keys, action, key);
      if (key === null) problem.value = { kind: 'no-key', action };
      else if (by !== null) problem.value = { kind: 'taken', action, key, by };
      else await set({ isOn, keys: { ...keys, [action]: key } });
    },
    reset: () => set({ ...kept.peek(), keys: usualKeys }),
  };
}
