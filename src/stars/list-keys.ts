import { starTypes } from './star-type';

/** What a key can do in the list. */
export const listActions = [
  'search',
  'next',
  'previous',
  'open',
  'select',
  ...starTypes,
  'remove',
  'undo',
  'help',
] as const;
export type ListAction = (typeof listActions)[number];

/** A key for each: one sign as it is typed (letters small), or `Enter`; empty: none. No two are the same. */
export type KeyMap = Readonly<Record<ListAction, string>>;

export interface ListKeys {
  /** False: no single key does anything. */
  isOn: boolean;
  keys: KeyMap;
}

export const usualKeys: KeyMap = {
  search: '/',
  next: 'j',
  previous: 'k',
  open: 'Enter',
  select: 'x',
  important: '1',
  to_do: '2',
  note: '3',
  manager: '4',
  follow_up: '5',
  remove: 'u',
  undo: 'z',
  help: '?',
};

export const usualListKeys: ListKeys = { isOn: true, keys: usualKeys };

/** The key of the map that this name of a key stands for; null when it can be none: a space, an arrow, Escape. */
export function keyNamed(name: string): string | null {
  if (name === 'Enter') return name;
  const isOneSign = [...name].length === 1 && name.trim() !== '';
  return isOneSign ? name.toLowerCase() : null;
}

/** What a pressed key does. Digits count also where the layout has other signs on their keys. */
export function actionOf(keys: KeyMap, { key, code }: { key: string; code: string }): ListAction | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const named = keyNamed(key);
  const find = (wanted: string | null | undefined) => listActions.find((action) => wanted && keys[action] === wanted);
  return find(named) ?? find(digit) ?? null;
}

/** What else has this key already; null when it is free. */
export function conflictOf(keys: KeyMap, action: ListAction, key: string): ListAction | null {
  return listActions.find((other) => other !== action && key !== '' && keys[other] === key) ?? null;
}

/** What was kept; what is malformed counts as usual, and two actions with one key as nothing that was ever set. */
export function readListKeys(kept: unknown): ListKeys {
  if (typeof kept !== 'object' || kept === null) return usualListKeys;
  const read = (action: ListAction): string => {
    const key = fieldOf(fieldOf(kept, 'keys'), action);
    return typeof key === 'string' && (key === '' || keyNamed(key) === key) ? key : usualKeys[action];
  };
  const keys = { ...usualKeys };
  for (const action of listActions) keys[action] = read(action);
  const isClear = listActions.every((action) => conflictOf(keys, action, keys[action]) === null);
  return { isOn: fieldOf(kept, 'isOn') !== false, keys: isClear ? keys : usualKeys };
}

function fieldOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
}
