import type { PageMessage, PagePerson } from '../page-wire';
import { attachmentTile, linkPreview } from './attachment';
import { attributeName, layoutIs } from './dialect';
import { avatarClass, clockTime, element, initials } from './element';
import { richText } from './rich-text';

export interface RowPlace {
  chatId: string;
  people: readonly PagePerson[];
}

/** Name and picture, shown once for consecutive messages of one sender. Own messages say "You". */
export function senderBlock(message: PageMessage): HTMLElement {
  const { id, name } = message.sender;
  const user = { elemtype: 'user', hover: 'true', uid: id };
  return element(
    'div',
    { class: 'sender in-view', purpose: 'sender', sender: id, nname: name, msguid: 'undefined' },
    element('div', { ...user, class: avatarClass(id), 'aria-hidden': 'true' }, initials(name)),
    element('span', { ...user, class: 'zctxtseln' }, message.isMine ? 'You' : name),
    element('span', { class: 'zcsendtime' }, clockTime(message.msgtime)),
  );
}

export function sendingStatus(isSent: boolean): HTMLElement {
  const status = element('span', {
    purpose: 'msgstatus',
    class: isSent ? 'zcf-tickmsg-sent-tick' : 'zcf-sending',
    title: isSent ? 'Sent' : 'Sending',
  });
  return element('span', { purpose: 'sendingstatus' }, status);
}

function quote(message: PageMessage, place: RowPlace): HTMLElement | null {
  const { replyTo } = message;
  if (!replyTo) return null;
  return element(
    'blockquote',
    {
      class: 'quotedmsgdiv',
      purpose: 'viewreplied',
      msgtime: String(replyTo.msgtime),
      'data-chatid': place.chatId,
    },
    element('span', { class: 'quotedmsgsender' }, replyTo.sender.name),
    element(
      'div',
      { class: 'zcmsgrlypr msgtxt me' },
      ...richText(replyTo.text, { ...place, msgtime: replyTo.msgtime }),
    ),
  );
}

function reactions(message: PageMessage): HTMLElement | null {
  if (message.reactions.length === 0) return null;
  const chips = message.reactions.map(({ glyph, code, count }) =>
    element(
      'span',
      { class: 'zcreactn-optns' },
      element('span', { class: 'emoji', elemtype: 'emoji', code }, glyph),
      ` ${count}`,
    ),
  );
  return element('div', { class: 'zcsetrectns', purpose: 'reactionarea' }, ...chips);
}

/** The tag of the text element varies, and its id is the same in every row. */
function textElement(message: PageMessage, place: RowPlace): HTMLElement {
  const { msgtime, text } = message;
  const isCode = text.includes('```');
  const unknownKind = text === '' && !message.file ? `[${message.type}]` : text;
  const is2023 = layoutIs('2023');
  return element(
    message.isDeleted || isCode || is2023 ? 'pre' : 'p',
    {
      id: is2023 ? null : 'posted-message-container',
      postedchatid: is2023 ? null : place.chatId,
      class: 'zcmsgcnt textL',
      dir: 'auto',
      msgtype: message.isDeleted || is2023 ? 'msg' : null,
    },
    ...richText(unknownKind, { ...place, msgtime }),
    message.isMine ? sendingStatus(true) : null,
  );
}

/** The message that a row shows, as its page spells it. */
export function idOfRow(row: Element): string | null {
  const name = attributeName('msguid') ?? 'msguid';
  return row.getAttribute(name) ?? row.querySelector('.msgtxt')?.getAttribute(name) ?? null;
}

/** Time, and Cliq's own star. */
function gutter({ msgtime, sender }: PageMessage, { chatId }: RowPlace): HTMLElement {
  const star = {
    id: `starmessage${msgtime}`,
    chid: chatId,
    uid: `${sender.id}_${msgtime}`,
    purpose: 'staroptions',
    class: 'msi-starsel',
    title: 'Star',
  };
  return element('div', { class: 'zcnew-strtng' }, element('span', star, '☆'), element('span', {}, clockTime(msgtime)));
}

/** One message. The row itself has no time attribute: the id begins with it. In 2023 what is around the text had the id. */
export function messageRow(message: PageMessage, place: RowPlace): HTMLElement {
  const edited = new Date(message.msgtime + 60_000).toUTCString();
  const is2023 = layoutIs('2023');
  const text = element(
    'div',
    { class: message.isMine ? 'msgtxt me' : 'msgtxt', msguid: is2023 ? message.msguid : null },
    quote(message, place),
    textElement(message, place),
    message.isEdited ? element('span', { id: 'editinfo', class: 'zcedtinfo', title: edited }, '(edited)') : null,
    message.file ? attachmentTile(message, message.file) : null,
    message.preview ? linkPreview(message, message.preview) : null,
    reactions(message),
  );
  return element(
    'div',
    {
      class: 'zcmsg flexC posrel',
      'msg-cont': is2023 ? null : '',
      chid: is2023 ? null : place.chatId,
      msguid: is2023 ? null : message.msguid,
      mymsg: message.isMine && !is2023 ? 'true' : null,
    },
    gutter(message, place),
    text,
  );
}
