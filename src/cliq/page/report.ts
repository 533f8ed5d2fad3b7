import { identified } from './identify';
import { rowSelector } from './page-profile';
import { cliq2026, knownProfiles } from './profiles';
import type { MessagePage } from './reading';
import { rowOf } from './row';
import { textsIn } from './row-parts';
import { scrollerOf } from './scroller';
import { senderNameOf } from './sender';
import { isVisible } from './visible';

const mostRows = 60;
const mostOutlined = 400;

/** Words that this program knows of Cliq's page: only these are written out. */
const ownWords = new Set(
  knownProfiles.flatMap((profile) =>
    [...JSON.stringify(profile).matchAll(/=\\"([\w-]+)\\"/g)].map(([, word = '']) => word),
  ),
);

/**
 * How the page is built and how well it is understood, to be sent by the user to whoever mends it: tags, names of attributes and
 * the shapes of their values, nothing that anybody wrote and no id.
 */
export function reportPage(page: MessagePage): string {
  const { document } = page;
  const reading = page.reading();
  const profile = reading?.profile ?? cliq2026;
  const bearers = [...document.querySelectorAll(rowSelector(profile))];
  const rows = [...new Set(bearers.map((bearer) => rowOf(bearer, profile)))]
    .filter((row) => row !== null)
    .slice(-mostRows);
  const found = rows.map((row) => identified(row, profile)).filter((message) => message !== null);
  const shown = found.filter(({ row }) => isVisible(row));
  const share = (part: readonly unknown[]) => `${part.length} of ${shown.length}`;
  const facts = {
    rung: reading?.rung ?? 'none',
    profile: reading?.profile.name ?? 'none',
    rows: rows.length,
    withIds: found.length,
    visible: shown.length,
    distinct: new Set(shown.map(({ messageId }) => messageId)).size,
    withText: share(shown.filter(({ row }) => textsIn(row, profile).length > 0)),
    withSender: share(shown.filter((message) => senderNameOf(message, 'x') !== '')),
  };
  const [last] = shown.slice(-1);
  const start = (last && scrollerOf(last.row, profile)) ?? document.body;
  return `${JSON.stringify(facts, null, 1)}\n${outline(start).slice(0, mostOutlined).join('\n')}`;
}

/** One line for each element: how deep it stands, its tag, its attributes with the shapes of their values. */
function outline(root: Element): string[] {
  const lines: string[] = [];
  const visit = (element: Element, depth: number) => {
    if (lines.length >= mostOutlined) return;
    lines.push(
      `${' '.repeat(depth)}${shapeOfName(element.localName)}${[...element.attributes].map(shapeOfAttribute).join('')}`,
    );
    for (const child of element.children) visit(child, depth + 1);
  };
  visit(root, 0);
  return lines;
}

function shapeOfAttribute({ name, value }: Attr): string {
  return ` ${shapeOfName(name)}=${ownWords.has(value) ? value : shapeOf(value)}`;
}

/** Names are Cliq's, but for numbers that somebody may have put into them. */
function shapeOfName(name: string): string {
  return name.replace(/\d+/g, '9').slice(0, 40);
}

/** Letters and digits by their number, the signs that ids are built with as they are. */
function shapeOf(value: string): string {
  const shape = value.replace(/[\p{L}\p{M}]+|\p{N}+|[^\w%+|:./ -]/gu, (part) => {
    if (/\p{N}/u.test(part)) return `9x${part.length}`;
    return /\p{L}/u.test(part) ? `a${part.length}` : '?';
  });
  return `"${shape.slice(0, 60)}"`;
}
