import { createSeededRandom, type SeededRandom } from '../../testing/seeded-random';
import { createDialect, type Dialect, type DialectKind } from './dialect';
import { type RandomMessage, randomChatId, randomMessages } from './random-chat';
import { chatRow, dialogCopy, listPanel, replyPreview } from './random-decoys';
import { type Layout, messageList } from './random-rows';

/** What may be found at an element, and below it until the next that says something else. */
export interface Truth {
  /** Null: nothing is. */
  message: { id: string; chatId: string } | null;
  /** A message that has to be found at this element; the others may be refused. */
  isRow: boolean;
}

export interface RandomPage {
  html: string;
  address: string;
  /** By the number in `data-t`. */
  truths: readonly Truth[];
}

/** Everything that the makers of a page's parts need. */
export interface Pen {
  random: SeededRandom;
  dialect: Dialect;
  layout: Layout;
  /** Between the halves of an id. */
  separator: string;
  chance(probability: number): boolean;
  /** The value of `data-t` for an element at which only this may be found. */
  truth(message: RandomMessage | null, isRow?: boolean): string;
}

/** A page made of the known traps; the same seed gives the same page. */
export function randomPage(seed: number, kind: DialectKind, layout: Layout = 'row'): RandomPage {
  const random = createSeededRandom(seed);
  const truths: Truth[] = [];
  const pen: Pen = {
    random,
    dialect: createDialect(kind, random),
    layout,
    separator: ['%20', '%20', ' ', '_'][random.whole(4)] ?? '%20',
    chance: (probability) => random.next() < probability,
    truth(message, isRow = false) {
      truths.push({ message: message && { id: message.id, chatId: message.chatId }, isRow });
      return String(truths.length - 1);
    },
  };
  const panes = Array.from({ length: pen.chance(0.3) ? 2 : 1 }, () => randomChatId(random));
  const address = `https://cliq.zoho.com/company/64396901/chats/${panes[0]}`;
  const chats = [...new Set(panes)].map((chatId, index) => pane(pen, chatId, index === 0));
  const messages = chats.flatMap((chat) => chat.messages);
  const html = pen.dialect.node(
    'div',
    { id: 'cliq', 'data-t': pen.truth(null) },
    listPanel(pen, messages),
    ...panes.map((chatId) => chatRow(pen, chatId)),
    ...chats.map((chat) => chat.html),
    dialogCopy(pen, messages),
  );
  return { html: `<style>.dN, .gone { display: none }</style>${html}`, address, truths };
}

/** One chat: perhaps the hidden leftover of an older rendering, the messages, the composer. */
function pane(pen: Pen, chatId: string, isInAddress: boolean): { html: string; messages: RandomMessage[] } {
  const { dialect, random, chance } = pen;
  const messages = randomMessages(random, chatId, chance(0.05) ? 1 + random.whole(2) : 3 + random.whole(12));
  const isNamed = !isInAddress || chance(0.9);
  const view = (hidden: boolean, ...children: (string | null)[]) =>
    dialect.node(
      'section',
      {
        style: hidden ? 'display: none' : null,
        class: hidden ? 'currentchat dN' : 'currentchat',
        purpose: 'chatview',
        id: isNamed ? chatId : null,
        lastread: chance(0.15) ? (messages.at(-1)?.id ?? '').replace('_', pen.separator) : null,
      },
      ...children,
    );
  const composer = dialect.node(
    'div',
    { 'composer-main-container': '' },
    replyPreview(pen, messages),
    dialect.node('div', { contenteditable: 'true', 'data-t': pen.truth(null) }, chance(0.2) ? 'pasted' : ''),
  );
  const list = (isStale: boolean) => messageList(pen, isStale ? messages.slice(-3) : messages, isNamed, isStale);
  const stale = chance(0.3) ? view(true, list(true)) : '';
  const current = view(false, dialect.node('h2', { holder: 'chattitle' }, 'A chat'), list(false), composer);
  return { html: stale + current, messages };
}
