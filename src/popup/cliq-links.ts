import { followLinkTemplate } from '../browser/link-template';
import { parseMessageLink } from '../cliq/linked-message';
import { messageLink, openableUrl } from '../cliq/links';
import type { Links } from './stars-sources';

/** Calls `listener` with what leads into Cliq, now and whenever the user sets another form of links, until `stop` is aborted. */
export function followCliqLinks(listener: (links: Links) => void, stop: AbortSignal): void {
  followLinkTemplate((template) => {
    listener({
      messageLink: (message) => messageLink(message, template ?? undefined),
      openableUrl,
      parseMessageLink,
    });
  }, stop);
}
