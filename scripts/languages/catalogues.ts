import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** One sentence as `_locales` holds it. */
export interface Sentence {
  message: string;
  description?: string;
  placeholders?: Readonly<Record<string, { content: string }>>;
}

/** All sentences of one language, by key. */
export type Catalogue = Readonly<Record<string, Sentence>>;

const folder = 'public/_locales';

export function readCatalogue(language: string): Catalogue {
  return JSON.parse(readFileSync(`${folder}/${language}/messages.json`, 'utf8'));
}

/** Every language but English, by the name of its folder. */
export function otherLanguages(): string[] {
  return readdirSync(folder).filter((name) => name !== 'en' && existsSync(`${folder}/${name}/messages.json`));
}

/** `popup_waiting_one` and its like, one for each plural category: their common beginnings. */
export function countedKeys(catalogue: Catalogue): Set<string> {
  const stems = Object.keys(catalogue).flatMap((key) => /^(.*)_other$/.exec(key)?.[1] ?? []);
  return new Set(stems.filter((stem) => `${stem}_one` in catalogue));
}

/** The sentence with `$COUNT$` as the `$1` that it stands for. */
export function plainWords({ message, placeholders = {} }: Sentence): string {
  return message.replace(/\$(\w+)\$/g, (name, key: string) => placeholders[key.toLowerCase()]?.content ?? name);
}
