import { sentAtOf } from '../../stars/message-id';
import type { MessageRef } from '../../stars/message-ref';
import { dataCenterOfHost } from '../data-centers';
import { organizationOf } from '../links';
import type { MessageElement } from './identify';
import { isStill } from './locate';
import { renderedText } from './rendered-text';
import { textsIn } from './row-parts';
import { senderNameOf } from './sender';

const longestText = 10_000;
const longestName = 300;

/**
 * Freezes what the page says about the message at this moment; null when the row has been reused since it was found, or
 * the page is not on a known Cliq host.
 * @param ownName what to call the user as a sender
 */
export function readMessage(found: MessageElement, ownName: string): MessageRef | null {
  const { URL: address, location } = found.row.ownerDocument;
  const dataCenter = dataCenterOfHost(location.host);
  if (!dataCenter || !isStill(found)) return null;
  return Object.freeze({
    dataCenter: dataCenter.id,
    organizationId: organizationOf(address),
    chatId: found.chatId,
    messageId: found.messageId,
    text: textOf(found).slice(0, longestText),
    senderName: senderNameOf(found, ownName).slice(0, longestName),
    chatTitle: chatTitleOf(found).slice(0, longestName),
    sentAt: sentAtIn(found),
  });
}

/** The message's words; of an attachment its comment, else its file name. */
function textOf({ row, profile }: MessageElement): string {
  const { attachment } = profile.message;
  const element = textsIn(row, profile)[0];
  const words = element ? renderedText(element, profile) : '';
  if (words !== '') return words;
  const file = row.matches(attachment.selector) ? row : row.querySelector(attachment.selector);
  return attachment.nameAttributes.map((name) => file?.getAttribute(name)?.trim() ?? '').find(Boolean) ?? '';
}

function chatTitleOf({ row, chatId, profile }: MessageElement): string {
  for (const { selector, attribute } of profile.chat.titles) {
    const element = row.ownerDocument.querySelector(selector.replaceAll('{chat}', chatId));
    if (!element) continue;
    const title = attribute === null ? renderedText(element, profile) : (element.getAttribute(attribute)?.trim() ?? '');
    if (title !== '') return title;
  }
  return '';
}

function sentAtIn({ row, messageId, profile }: MessageElement): number | null {
  const written = profile.message.timeAttributes.map((name) => row.getAttribute(name) ?? '');
  const time = written.find((value) => /^\d{13}$/.test(value));
  return time === undefined ? sentAtOf(messageId) : Number(time);
}
