import type { JumpTabs, OpenTab } from '../browser/jump-tabs';
import { dataCenters } from '../cliq/data-centers';
import { messageLink, organizationOf, parseCliqLink } from '../cliq/links';
import type { Account } from '../stars/account';
import { isJumpFailure, type JumpAnswer, type JumpFailure, type JumpPlace, type SavedCopy } from '../stars/jump';
import type { StarRow } from '../stars/star-row';
import type { Clock } from '../timing/clock';

/** Shows a message in Cliq. False: Cliq does not show it, and the tab says why, if it can say anything. */
export type Jump = (row: StarRow, account: Pick<Account, 'dataCenter' | 'organizationId'>) => Promise<boolean>;

/** By then the message is shown, or it is said why not. */
const limitMs = 5_000;
/** The open tab has so long to find it; the rest is for the message's own address. */
const openTabMs = 2_500;
/** The telling itself, also on a computer that is busy. */
const tellingMs = 1_000;
/** A page that is not there by then says nothing any more. */
const longestLoadMs = 30_000;
const askEveryMs = 100;

/**
 * Goes from a star to its message: in an open tab of the same Cliq, by what is on the page; else by the message's own address, in that
 * tab when nothing is lost by it, in a new one otherwise. A new wish ends the one before.
 */
export function createJump({
  tabs,
  readTemplate,
  learnOrganization,
  clock,
}: {
  tabs: JumpTabs;
  readTemplate: () => Promise<string | null>;
  /** Called with the organization whose Cliq has shown the message, while the account's is not known. */
  learnOrganization: (organizationId: string) => void;
  clock: Pick<Clock, 'monotonic' | 'sleep'>;
}): Jump {
  let latest = 0;

  return async function jump(row, account) {
    latest += 1;
    const mine = latest;
    const begunAt = clock.monotonic();
    const leftMs = () => Math.max(0, begunAt + limitMs - tellingMs - clock.monotonic());
    const { chatId, messageId } = row;
    const { dataCenter } = account;
    const known = row.organizationId ?? account.organizationId;
    const tab = bestTab(await tabs.openOn(dataCenters[dataCenter].cliqOrigin), chatId, known);
    const inAddress = tab ? organizationOf(tab.address) : null;
    const organizationId = known ?? inAddress;
    const template = await readTemplate().catch(() => null);
    const link = messageLink({ dataCenter, organizationId, chatId, messageId }, template ?? undefined);

    /** Asks until the page of the tab can answer; null when it does not. */
    async function ask(
      tabId: number,
      how: Omit<JumpPlace, 'chatId' | 'messageId' | 'withinMs'>,
      withinMs: () => number,
    ) {
      for (let isFirst = true; mine === latest && clock.monotonic() < begunAt + longestLoadMs; isFirst = false) {
        const answer = await tabs.goTo(tabId, { ...how, chatId, messageId, withinMs: withinMs() });
        if (answer === '') await tabs.runSecondScript(tabId);
        else if (answer !== null && answer !== 'leaving') return answer;
        else {
          // The page may be older than the extension. One that does not even take a script is not waited for.
          if (answer === null && !how.hasArrived && isFirst) await tabs.runContentScript(tabId);
          else if (answer === null && !how.hasArrived && clock.monotonic() > begunAt + openTabMs) return null;
          await clock.sleep(askEveryMs);
        }
      }
      return null;
    }

    async function end(tabId: number, answer: JumpAnswer | null): Promise<boolean> {
      if (answer === 'shown') return true;
      if (answer !== null && isJumpFailure(answer) && mine === latest) {
        const reason: JumpFailure = answer === 'no-chat' && !row.chat.joined ? 'left' : answer;
        await tabs.sayNotShown(tabId, reason, copyOf(row, organizationId));
      }
      return false;
    }

    async function arrive(tabId: number | null): Promise<boolean> {
      return tabId !== null && end(tabId, await ask(tabId, { hasArrived: true, mayLeave: false }, leftMs));
    }

    if (!tab) return arrive(await tabs.open(link));
    await tabs.show(tab.id);
    const answer = await ask(tab.id, { hasArrived: false, mayLeave: !tab.isAudible }, () => openTabMs);
    if (mine !== latest) return false;
    if (answer === 'shown' && account.organizationId === null && inAddress !== null) learnOrganization(inAddress);
    // Nobody is led away from where they are to a chat that is not theirs any more.
    const isGone = !row.chat.joined && (answer === 'elsewhere' || answer === 'stay');
    if (isGone) return end(tab.id, 'left');
    if (answer === 'elsewhere') {
      await tabs.load(tab.id, link);
      return arrive(tab.id);
    }
    return answer === 'stay' || answer === null ? arrive(await tabs.open(link)) : end(tab.id, answer);
  };
}

/** The one that shows the chat, else the one used last; none of another organization. */
function bestTab(newestFirst: OpenTab[], chatId: string, organizationId: string | null): OpenTab | undefined {
  const own = newestFirst.filter(({ address }) => {
    const shown = organizationOf(address);
    return shown === null || organizationId === null || shown === organizationId;
  });
  return own.find(({ address }) => parseCliqLink(address)?.chatId === chatId) ?? own[0];
}

function copyOf(row: StarRow, organizationId: string | null): SavedCopy {
  const { chatId, messageId, content, sender, chat, sentAt, starredAt } = row;
  return {
    organizationId,
    chatId,
    messageId,
    text: content.text || (content.file?.name ?? null),
    senderName: sender.name,
    chatTitle: chat.title,
    sentAt,
    starredAt,
  };
}
