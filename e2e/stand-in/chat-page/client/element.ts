import { attributeName } from './dialect';

export type Child = Node | string | null;

/** An element with Cliq's attributes. `''` makes a bare attribute; null and undefined leave it out. */
export function element(
  tag: string,
  attributes: Record<string, string | null | undefined>,
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    const spoken = attributeName(name);
    if (value !== null && value !== undefined && spoken !== null) made.setAttribute(spoken, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function initials(name: string): string {
  const words = name.split(' ');
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
}

/** One of eight colours, always the same for a person or chat. */
export function avatarClass(id: string): string {
  const sum = [...id].reduce((total, character, place) => total + character.charCodeAt(0) * (place + 1), 0);
  return `chtimg hue${sum % 8}`;
}

export function clockTime(ms: number): string {
  return new Date(ms).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
