import { flashBadge } from '../browser/badge';
import { errorSentence } from '../browser/error-sentence';
import { starTypeName, t } from '../browser/i18n';
import { tellTab } from '../browser/tab-messages';
import { linkedMessage, parseMessageLink } from '../cliq/linked-message';
import type { Account } from '../stars/account';
import type { MessageRef } from '../stars/message-ref';
import { ServiceError } from '../stars/service-error';
import type { StarService } from '../stars/star-service';
import type { StarType } from '../stars/star-type';

interface Needs {
  account: () => Promise<Account | null>;
  setStar: StarService['setStar'];
  keepLastType: (type: StarType) => void;
}

/** Stars, or unstars, the message that a link leads to, and tells in the tab how it went: in Cliq by its content script, elsewhere on the toolbar icon. */
export type StarLinked = (link: string, type: StarType | null, tabId: number) => Promise<void>;

export function createStarLinked({ account, setStar, keepLastType }: Needs): StarLinked {
  async function starHere(ref: MessageRef, type: StarType | null): Promise<string> {
    const { previousType } = await setStar(ref, type);
    if (type === null) return t(previousType === null ? 'content_notStarred' : 'content_removed');
    keepLastType(type);
    return t('content_saved', starTypeName(type));
  }

  return async (address, type, tabId) => {
    try {
      const link = parseMessageLink(address);
      const linked = link && linkedMessage(link, await account());
      if (!linked) await sayWrong(tabId, t(link ? 'link_elsewhere' : 'link_noMessage'));
      else if (!(await tellTab(tabId, { kind: 'menu-picked', type, linked })))
        await flashBadge(tabId, 'well', await starHere(linked, type));
    } catch (error) {
      if (!(error instanceof ServiceError)) console.error('a linked message was not starred', error);
      await sayWrong(tabId, errorSentence(error instanceof ServiceError ? error.code : 'unexpected'));
    }
  };
}

/** Tells in a tab what went wrong: in Cliq by its content script, elsewhere on the toolbar icon. */
export async function sayWrong(tabId: number, text: string): Promise<void> {
  if (!(await tellTab(tabId, { kind: 'say', text }))) await flashBadge(tabId, 'wrong', text);
}
