import type { PageProfile } from './page-profile';
import { othersWords, unmistakableId } from './shapes';

/** An element with an attribute that can be nothing but a message's id. */
export interface Bearer {
  element: Element;
  attribute: string;
  /** Canonical. */
  messageId: string;
}

export interface Scan {
  bearers: Bearer[];
  /** By the attribute of the profile that has them: attributes in which the page keeps the words of the profile. */
  renames: Map<string, Set<string>>;
}

const mostElements = 50_000;
const mostBearers = 2_000;
/** Looks once at every attribute of the page for the shape of a message's id and for the words of a profile. */
export function scanPage(document: Document, profile: PageProfile): Scan {
  const words = wordsOf(profile);
  const bearers: Bearer[] = [];
  const renames: Scan['renames'] = new Map();
  const elements = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
  for (let count = 0; elements.nextNode() && count < mostElements && bearers.length < mostBearers; count += 1) {
    const element = elements.currentNode;
    if (!(element instanceof HTMLElement)) continue;
    for (const attribute of element.attributes) {
      const { name, value } = attribute;
      const messageId = unmistakableId(attribute);
      if (messageId !== null) bearers.push({ element, attribute: name, messageId });
      const known = words.get(value);
      if (known !== undefined && known !== name && !othersWords.test(name))
        renames.set(known, (renames.get(known) ?? new Set()).add(name));
    }
  }
  return { bearers, renames };
}

/** The profile as it reads in a page that has other names for the same attributes. */
export function renamed(profile: PageProfile, renames: Scan['renames']): PageProfile {
  const text = JSON.stringify(profile).replace(attributeTest, (whole, name: string, test: string) => {
    const others = renames.get(name);
    return others ? `:is(${[whole, ...[...others].map((other) => `[${other}${test}]`)].join(',')})` : whole;
  });
  return JSON.parse(text);
}

/** `[purpose="date"]` as it stands in JSON. */
const attributeTest = /\[([\w-]+)([~^*$|]?=\\"[^\]]+\\")\]/g;

/** Words that tell, by the attribute that has them: `date` → `purpose`. */
function wordsOf(profile: PageProfile): Map<string, string> {
  const tests = JSON.stringify(profile).matchAll(/\[([\w-]+)=\\"([a-z][\w-]{3,})\\"\]/g);
  return new Map([...tests].flatMap(([, name = '', word = '']) => (word === 'true' ? [] : [[word, name]])));
}
