import type { SeededRandom } from '../../testing/seeded-random';

/**
 * How a random page spells what Cliq's page says. Known: as Cliq does. Renamed: the attributes have other names. Restyled: the
 * classes, too. Obfuscated: the words in attributes as well; what is left is the shape of ids.
 */
export type DialectKind = 'known' | 'renamed' | 'restyled' | 'obfuscated';

export type Attributes = Readonly<Record<string, string | null | undefined>>;

export interface Dialect {
  kind: DialectKind;
  /** An element as HTML; null and undefined attributes are left out, null children too. */
  node(tag: string, attributes: Attributes, ...children: readonly (string | null)[]): string;
}

/** Names that no release of Cliq's can change. */
const standard = /^(id|class|style|title|role|tabindex|dir|href|type|alt|contenteditable|data-t|aria-.*)$/;
/** Attributes whose values are words of Cliq's own. */
const worded = /^(purpose|elemtype|holder)$/;
const ownIds = /^(posted-message-container|editinfo|starcatview|editcontainer)/;

export function createDialect(kind: DialectKind, random: SeededRandom): Dialect {
  const made = new Map<string, string>();
  const taken = new Set<string>();
  function another(name: string): string {
    const known = made.get(name);
    if (known !== undefined) return known;
    let fresh = '';
    do fresh = `${['data-', 'x', 'z-', 'ng-'][random.whole(4)]}${random.whole(36 ** 4).toString(36)}q`;
    while (taken.has(fresh));
    taken.add(fresh);
    made.set(name, fresh);
    return fresh;
  }
  const nameOf = (name: string) => (kind === 'known' || standard.test(name) ? name : another(name));
  const wordOf = (name: string, value: string) => {
    if (name === 'class' && kind !== 'known' && kind !== 'renamed') {
      return value
        .split(' ')
        .map((each) => another(`.${each}`))
        .join(' ');
    }
    if (kind !== 'obfuscated') return value;
    if (worded.test(name)) return another(`word ${value}`);
    const own = name === 'id' ? (ownIds.exec(value)?.[0] ?? null) : null;
    return own === null ? value : value.replace(own, another(`id ${own}`));
  };
  return {
    kind,
    node(tag, attributes, ...children) {
      const written = Object.entries(attributes).flatMap(([name, value]) =>
        value === null || value === undefined ? [] : [` ${nameOf(name)}="${escaped(wordOf(name, value))}"`],
      );
      return `<${tag}${written.join('')}>${children.filter((child) => child !== null).join('')}</${tag}>`;
    },
  };
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
