import type { PageMessage } from '../page-wire';
import { element } from './element';
import { messageRow, type RowPlace, senderBlock } from './message-row';

const GROUP_MS = 10 * 60_000;

function dayOf(ms: number): string {
  return new Date(ms).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
}

function dateDivider(message: PageMessage): HTMLElement {
  return element(
    'div',
    { class: 'zcmsg_dvdrmn in-view', purpose: 'date', msguid: message.msguid },
    element('div', { class: 'zcdvdmsg' }, dayOf(message.msgtime)),
  );
}

function newMessageDivider(message: PageMessage): HTMLElement {
  return element('div', { class: 'zcdvdmsg-new', purpose: 'new_msg', msguid: message.msguid }, 'New messages');
}

/** Open once an own message is edited; Cliq keeps it in the page, with the id of the message. */
function editBox(message: PageMessage, chatId: string): HTMLElement {
  return element('div', { class: 'zcmsg-edtbx dN', id: `editcontainer${chatId}`, msguid: message.msguid });
}

export interface RunOptions extends RowPlace {
  /** The message that stands before the run, if any is on the page. */
  before: PageMessage | null;
  /** The first message the reader has not seen. */
  firstNewMsguid: string | null;
}

/**
 * Rows of consecutive messages with everything Cliq puts between them: date and new-message dividers, sender blocks
 * (siblings of the rows, once for each group), an edit box. All of them carry message ids and none is a message.
 */
export function messageRun(messages: readonly PageMessage[], options: RunOptions): HTMLElement[] {
  const nodes: HTMLElement[] = [];
  const lastOwn = messages.findLast((message) => message.isMine);
  let previous = options.before;
  for (const message of messages) {
    const isNewDay = !previous || dayOf(previous.msgtime) !== dayOf(message.msgtime);
    const isNew = message.msguid === options.firstNewMsguid;
    if (isNewDay) nodes.push(dateDivider(message));
    if (isNew) nodes.push(newMessageDivider(message));
    const isSameSender = previous?.sender.id === message.sender.id && message.msgtime - previous.msgtime < GROUP_MS;
    if (isNewDay || isNew || !isSameSender) nodes.push(senderBlock(message));
    nodes.push(messageRow(message, options));
    if (message === lastOwn) nodes.push(editBox(message, options.chatId));
    previous = message;
  }
  return nodes;
}
