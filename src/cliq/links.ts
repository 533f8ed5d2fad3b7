import type { DataCenterId } from '../stars/account';
import { isChatId } from '../stars/chat-id';
import { canonicalMessageId } from '../stars/message-id';
import { dataCenterOfHost, dataCenters } from './data-centers';
import { defaultLinkTemplate, filledTemplate } from './link-template';

/** What an address of Cliq's web client names. */
export interface CliqLink {
  dataCenter: DataCenterId;
  /** From `/company/<number>/`; null when the address has none. */
  organizationId: string | null;
  chatId: string;
  /** Canonical; null when the address names only the chat. */
  messageId: string | null;
}

/** What `messageLink` needs to know; ids as they are stored, known shape or not. */
export interface LinkTarget {
  dataCenter: DataCenterId;
  organizationId: string | null;
  chatId: string;
  messageId: string;
}

const organization = /^\/company\/(\d{1,24})(?=\/|$)/;
const chatPath = /^(?:\/company\/\d{1,24}|\/network\/[^/]{1,100}|\/app)?\/chats\/([^/]+)(?:\/messages\/([^/]+))?\/?$/;

/**
 * Reads an address such as `/company/<organization>/chats/<chat>/messages/<message>`, on a known Cliq host. The message form
 * was seen once in public (2024), the chat forms often; `/app/` is Zoho's REST API glossary. Message links are not
 * documented. Each id is percent-decoded once and must have the shape of its kind. Null for anything else.
 */
export function parseCliqLink(address: string): CliqLink | null {
  const url = cliqUrl(address);
  const parts = url && chatPath.exec(url.pathname);
  if (!parts) return null;
  const chatId = decoded(parts[1]);
  const messageId = parts[2] === undefined ? null : canonicalMessageId(decoded(parts[2]) ?? '');
  if (chatId === null || !isChatId(chatId) || (parts[2] !== undefined && messageId === null)) return null;
  return { dataCenter: url.dataCenter, organizationId: organizationOf(address), chatId, messageId };
}

/** The organization's number in any address of Cliq (`/company/<number>/…`); null when it shows none. */
export function organizationOf(address: string): string | null {
  return organization.exec(cliqUrl(address)?.pathname ?? '')?.[1] ?? null;
}

/**
 * The address at which Cliq shows the message: its own link when the organization is known, else its chat, else Cliq.
 * Always an https address of Cliq in this data center, whatever the ids and the template hold.
 * @param template the form of message links, if the user has set another (`link-template.ts`)
 */
export function messageLink(
  { dataCenter, organizationId, chatId, messageId }: LinkTarget,
  template: string = defaultLinkTemplate,
): string {
  const { cliqOrigin } = dataCenters[dataCenter];
  // Newer kinds of chat may have ids of another shape; as one plain path segment they can do no harm.
  if (!/^[\w-]{1,120}$/.test(chatId)) return `${cliqOrigin}/`;
  const message = canonicalMessageId(messageId);
  const organization = organizationId !== null && /^\d{1,24}$/.test(organizationId) ? organizationId : null;
  const parts = message !== null && { host: new URL(cliqOrigin).host, organization, chat: chatId, message };
  const link = parts && (filledTemplate(template, parts) ?? filledTemplate(defaultLinkTemplate, parts));
  return link || `${cliqOrigin}${organization === null ? '' : `/company/${organization}`}/chats/${chatId}`;
}

/**
 * The address when it may become a link: https on a Cliq host, without user name or port; else null. For file addresses,
 * which are other people's input.
 */
export function openableUrl(address: string | null): string | null {
  return address === null ? null : (cliqUrl(address)?.href ?? null);
}

function cliqUrl(address: string): { href: string; pathname: string; dataCenter: DataCenterId } | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, href, pathname, username, password } = new URL(address);
  const dataCenter = dataCenterOfHost(host);
  if (protocol !== 'https:' || dataCenter === null || username !== '' || password !== '') return null;
  return { href, pathname, dataCenter: dataCenter.id };
}

function decoded(segment: string | undefined): string | null {
  try {
    return segment === undefined ? null : decodeURIComponent(segment);
  } catch {
    return null;
  }
}
