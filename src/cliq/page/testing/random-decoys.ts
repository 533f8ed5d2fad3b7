import { type RandomMessage, spelled } from './random-chat';
import type { Pen } from './random-page';

/** The words of a message, with all that Cliq and other people put into them. */
export function richText(pen: Pen, message: RandomMessage, other: RandomMessage): string {
  const { dialect, chance, separator } = pen;
  const id = spelled(other.id, separator);
  const mention = {
    elemtype: 'user',
    mentionedid: message.senderId,
    mentionmsgid: `${message.chatId}|1|${message.time}`,
  };
  return [
    message.text,
    chance(0.1) ? dialect.node('span', mention, '@Asha') : '',
    // Somebody writes the id of another message, and the page shows it here and there.
    chance(0.05) ? dialect.node('span', { title: id, 'data-copy': id }, id) : '',
    chance(0.05) ? dialect.node('a', { href: `/company/1/chats/${other.chatId}/messages/${other.id}` }, 'there') : '',
  ].join('');
}

/** The message that is answered, sometimes as a whole row. It belongs to the answer. */
export function quote({ dialect, chance, separator }: Pen, quoted: RandomMessage): string {
  const msguid = spelled(quoted.id, separator);
  const text = dialect.node('p', { class: 'zcmsgcnt', id: 'posted-message-container' }, quoted.text);
  const whole = dialect.node('div', { 'msg-cont': '', chid: quoted.chatId, msguid }, text);
  return dialect.node(
    'blockquote',
    {
      class: 'quotedmsgdiv',
      purpose: 'viewreplied',
      msgtime: String(quoted.time),
      'data-chatid': quoted.chatId,
      msguid: chance(0.3) ? msguid : null,
    },
    dialect.node('span', { class: 'quotedmsgsender' }, quoted.senderName),
    chance(0.3) ? whole : quoted.text,
  );
}

/** A file. It has to be found by its tile: there is no text. */
export function tile({ dialect, chance, separator, truth }: Pen, message: RandomMessage, isStale: boolean): string {
  const msguid = spelled(message.id, separator);
  const uid = `${message.senderId}_${message.time - 33}`;
  return dialect.node(
    'div',
    {
      class: 'att',
      msguid,
      uid,
      mtype: '20',
      fname: 'plan.pdf',
      fsender: message.senderId,
      'data-t': isStale ? truth(null) : truth(message, true),
    },
    dialect.node('div', { id: 'grid_options', 'data-name': 'grid_options', msguid }),
    dialect.node(
      'div',
      { id: 'att_actions', msguid, uid, 'data-chid': chance(0.5) ? message.chatId : null },
      'Download',
    ),
  );
}

export function linkPreview({ dialect, separator }: Pen, message: RandomMessage): string {
  const uid = `${message.senderId}_${message.time}`;
  return dialect.node('div', { class: 'zcurlprv', msguid: spelled(message.id, separator), uid }, 'Example');
}

export function reactions({ dialect }: Pen): string {
  return dialect.node('div', { purpose: 'reactionarea', class: 'zcsetrectns' }, dialect.node('span', {}, '3'));
}

/** Names its message and stands in it, but what is clicked there is the menu. Where no word is known it may pass for the message. */
export function hoverMenu({ dialect, separator, truth }: Pen, message: RandomMessage): string {
  return dialect.node(
    'div',
    {
      purpose: 'message_actions',
      class: 'msg-opt-list zcl-menu-wrap',
      msguid: spelled(message.id, separator),
      msgtime: String(message.time),
      'data-t': truth(dialect.kind === 'obfuscated' ? message : null),
    },
    dialect.node('span', { purpose: 'forward', class: 'zcl-menu-item' }, 'Forward'),
  );
}

export function editBox({ dialect, separator, truth, chance }: Pen, message: RandomMessage): string {
  const msguid = spelled(message.id, separator);
  return dialect.node(
    'div',
    {
      id: `editcontainer${message.chatId}`,
      class: 'zcmsg-edtbx',
      msguid,
      style: chance(0.5) ? 'display: none' : null,
      'data-t': truth(dialect.kind === 'obfuscated' ? message : null),
    },
    dialect.node('div', { contenteditable: 'true', 'data-t': truth(null) }, 'edited'),
  );
}

/** The message that is being answered, above the composer: as a row, or with its ids only. */
export function replyPreview(pen: Pen, messages: readonly RandomMessage[]): string | null {
  if (!pen.chance(0.1)) return null;
  return copyOf(pen, messages, { id: 'preview', class: 'dIB zcmsgrlypr msgtxt me' });
}

/** A dialog that shows a message to be forwarded. */
export function dialogCopy(pen: Pen, messages: readonly RandomMessage[]): string | null {
  if (!pen.chance(0.1)) return null;
  return copyOf(pen, messages, { type: 'popup', class: 'modalwindow' });
}

function copyOf(pen: Pen, messages: readonly RandomMessage[], attributes: Record<string, string>): string | null {
  const { dialect, random, separator } = pen;
  const shown = messages[random.whole(messages.length)];
  if (!shown) return null;
  const msguid = spelled(shown.id, separator);
  const text = dialect.node('p', { class: 'zcmsgcnt' }, shown.text);
  // Where no word is known it may pass for the message that it shows.
  const told = pen.truth(dialect.kind === 'obfuscated' ? shown : null);
  const whole = dialect.node('div', { 'msg-cont': '', chid: shown.chatId, msguid, 'data-t': told }, text);
  return dialect.node('div', { ...attributes, 'data-t': pen.truth(null) }, whole);
}

/** Cliq's own list of starred messages. */
export function listPanel(pen: Pen, messages: readonly RandomMessage[]): string | null {
  const { dialect, chance, truth } = pen;
  if (!chance(0.1)) return null;
  const rows = messages
    .slice(0, 2)
    .map(({ chatId, senderId, time, text }) =>
      dialect.node(
        'div',
        { purpose: 'starmessage', id: `${chatId}|${senderId}|${time}`, chid: chatId, msgtime: String(time) },
        dialect.node('span', { class: 'strbmsg' }, text),
      ),
    );
  return dialect.node('div', { id: 'starcatview', 'data-t': truth(null) }, ...rows);
}

/** A chat in the list of chats. */
export function chatRow({ dialect, truth }: Pen, chatId: string): string {
  return dialect.node(
    'a',
    { purpose: 'chathistoryrow', chid: chatId, id: `userrecentchat${chatId}`, 'data-t': truth(null) },
    dialect.node('span', { id: `userrecentchattitle${chatId}` }, 'A chat'),
  );
}
