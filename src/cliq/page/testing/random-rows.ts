import { type RandomMessage, spelled } from './random-chat';
import { editBox, hoverMenu, linkPreview, quote, reactions, richText, tile } from './random-decoys';
import type { Pen } from './random-page';

/** On what the id of a message stands: its row, the part of the row with the text, the text itself, or the gutter beside it. */
export const layouts = ['row', 'body', 'text', 'gutter'] as const;
export type Layout = (typeof layouts)[number];

/** The rows with everything that Cliq puts between them. A stale list holds no message. */
export function messageList(
  pen: Pen,
  messages: readonly RandomMessage[],
  isChatNamed: boolean,
  isStale: boolean,
): string {
  const { dialect, chance } = pen;
  const isRowNamed = !isChatNamed || chance(0.8);
  const hasPrevious = chance(0.02);
  const parts = messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const isGrouped = before?.senderId === message.senderId;
    return [
      ...(index === 0 || chance(0.1) ? [divider(pen, message, 'date')] : []),
      ...(chance(0.05) ? [divider(pen, message, 'new_msg')] : []),
      ...(isGrouped ? [] : [senderBlock(pen, message)]),
      wrapped(
        pen,
        message,
        isStale,
        row(pen, message, { messages, isRowNamed, isStale, before: hasPrevious ? before : undefined }),
      ),
      ...(chance(0.04) ? [unfinished(pen, message)] : []),
    ];
  });
  return dialect.node('div', { class: 'zcmsgscroll', style: 'overflow: auto', 'data-t': pen.truth(null) }, ...parts);
}

function wrapped({ random, dialect, truth }: Pen, message: RandomMessage, isStale: boolean, html: string): string {
  let whole = html;
  for (let level = random.whole(3); level > 0; level -= 1) {
    whole = dialect.node('div', { class: 'wrap posrel', 'data-t': truth(isStale ? null : message) }, whole);
  }
  return whole;
}

function divider(pen: Pen, message: RandomMessage, purpose: 'date' | 'new_msg'): string {
  const { dialect, separator, truth, chance } = pen;
  const words = purpose === 'date' ? 'Today' : 'New messages';
  const msguid = spelled(message.id, separator);
  return dialect.node(
    'div',
    {
      class: 'zcmsg_dvdrmn in-view',
      purpose,
      msguid,
      // Nobody saw this; it is the hardest form that a divider could have.
      chid: chance(0.03) ? message.chatId : null,
      'data-t': truth(null),
    },
    dialect.node('div', { class: purpose === 'date' ? 'zcdvdmsg' : 'zcdvdmsg-new', msguid }, words),
  );
}

function senderBlock({ dialect, truth }: Pen, { senderId, senderName, isOwn }: RandomMessage): string {
  return dialect.node(
    'div',
    {
      class: 'sender',
      purpose: 'sender',
      sender: senderId,
      nname: senderName,
      msguid: 'undefined',
      'data-t': truth(null),
    },
    dialect.node('span', { elemtype: 'user', uid: senderId, class: 'zctxtseln' }, isOwn ? 'You' : senderName),
  );
}

interface Surrounding {
  messages: readonly RandomMessage[];
  isRowNamed: boolean;
  isStale: boolean;
  /** Set when rows also name the message before them. */
  before: RandomMessage | undefined;
}

function row(pen: Pen, message: RandomMessage, { messages, isRowNamed, isStale, before }: Surrounding): string {
  const { dialect, layout, random, chance, separator, truth } = pen;
  const msguid = spelled(message.id, separator);
  const idOn = (place: Layout) => (layout === place ? msguid : null);
  const other = messages[random.whole(messages.length)] ?? message;
  const isFile = layout === 'row' && chance(0.1);
  const text = dialect.node(
    ['p', 'pre', 'div'][random.whole(3)] ?? 'p',
    {
      id: 'posted-message-container',
      postedchatid: message.chatId,
      class: 'zcmsgcnt textL',
      dir: 'auto',
      msguid: idOn('text'),
      'data-t': isStale ? truth(null) : truth(message, !isFile),
    },
    isFile ? '' : richText(pen, message, other),
  );
  const gutter = dialect.node(
    'div',
    { class: 'zcnew-strtng', msguid: idOn('gutter') },
    dialect.node('span', {
      id: `starmessage${message.time}`,
      purpose: 'staroptions',
      uid: `${message.senderId}_${message.time}`,
    }),
    '10:42 AM',
  );
  const body = dialect.node(
    'div',
    { class: message.isOwn ? 'msgtxt me' : 'msgtxt', msguid: idOn('body') },
    chance(0.15) ? quote(pen, other) : null,
    text,
    isFile ? tile(pen, message, isStale) : null,
    chance(0.08) ? linkPreview(pen, message) : null,
    chance(0.1) ? reactions(pen) : null,
    chance(0.05) ? editBox(pen, message) : null,
    chance(0.1) ? hoverMenu(pen, message) : null,
  );
  return dialect.node(
    ['div', 'li', 'article'][random.whole(3)] ?? 'div',
    {
      class: 'zcmsg flexC posrel',
      'msg-cont': layout === 'row' ? '' : null,
      chid: isRowNamed ? message.chatId : chance(0.3) ? 'undefined' : null,
      msguid: idOn('row'),
      mymsg: message.isOwn ? 'true' : null,
      answers: chance(0.1) ? spelled(other.id, separator) : null,
      before: before ? spelled(before.id, separator) : null,
      'data-t': isStale ? truth(null) : truth(message),
    },
    gutter,
    body,
  );
}

/** A row that is on its way: its id is none yet. */
function unfinished({ dialect, truth }: Pen, { chatId }: RandomMessage): string {
  return dialect.node(
    'div',
    { class: 'zcmsg', 'msg-cont': '', chid: chatId, msguid: 'undefined', 'data-t': truth(null) },
    dialect.node('p', { class: 'zcmsgcnt' }, 'on its way'),
  );
}
