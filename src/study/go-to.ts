import { t } from '../browser/i18n';
import { directionTo, holdsDraft, isPainted, listRowOf, messagesOf, saysDeleted } from '../cliq/page/chat-on-page';
import type { MessageElement } from '../cliq/page/identify';
import type { JumpNeeds } from '../cliq/page/second-script';
import { visibleBox } from '../cliq/page/surroundings';
import type { JumpAnswer, JumpPlace } from '../stars/jump';
import { clickLikeUser } from './click-like-user';
import { flash } from './flash';
import { sayAloud } from './say-aloud';
import { scrollToEdge, scrollToMiddle } from './scroll-to';

const lookEveryMs = 80;
/** A page whose lists are not painted yet gets so long before it counts as one that does not have the chat. */
const paintMs = 800;
/** Cliq opens by itself what its address names; only after so long it is helped. */
const openByItselfMs = 1_500;
/** When Cliq's lists are there and the chat is still not shown after so long, it is not shown. */
const noChatMs = 2_500;
/** A message that is missing between its neighbours may still be on its way. */
const gapMs = 600;
/** A message that has stayed in sight so many times stays. */
const enoughCalmLooks = 4;

/** The newest wish of all counts. */
let latest = 0;

/**
 * Shows a message: where it is on the page; else its chat is opened by its row in Cliq's chat list, and scrolled until the message comes.
 * Answers how that went, within the time given.
 */
export async function goTo(needs: JumpNeeds, place: JumpPlace): Promise<JumpAnswer> {
  const { page, signal } = needs;
  const { chatId, messageId, withinMs, hasArrived, mayLeave } = place;
  latest += 1;
  const mine = latest;
  const begun = performance.now();
  let isOpened = false;
  let gapSince: number | null = null;
  let paintedAt: number | null = null;

  for (;;) {
    const found = page.messageWithId(chatId, messageId);
    const answer = found && (await reveal(needs, found, begun + withinMs));
    if (answer) return answer;
    const now = performance.now();
    const messages = messagesOf(chatId, page);
    const direction = directionTo(messageId, messages);
    gapSince = direction === 'gap' ? (gapSince ?? now) : null;
    if (gapSince !== null && now - gapSince >= gapMs) return 'deleted';
    if (now - begun >= withinMs || signal.aborted || mine !== latest) break;
    if (isPainted(page)) paintedAt ??= now;
    if (messages.length > 0) seek(messages, direction);
    else if (hasArrived && paintedAt !== null && now - paintedAt >= noChatMs) break;
    else if (!isOpened && now - begun >= (hasArrived ? openByItselfMs : 0)) {
      // Another chat takes the place of the one that is written in: only the person who writes decides that.
      const row = holdsDraft(page) ? null : listRowOf(chatId, page);
      isOpened = row !== null;
      if (row) clickLikeUser(row);
      else if (!hasArrived && (isPainted(page) || now - begun >= paintMs)) break;
    }
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  if (hasArrived || needs.document.defaultView?.navigator.onLine === false) return reason(needs, chatId);
  return mayLeave && !holdsDraft(page) ? 'elsewhere' : 'stay';
}

function seek(messages: readonly MessageElement[], direction: ReturnType<typeof directionTo>): void {
  const edge = direction === 'newer' ? messages.at(-1) : messages[0];
  if (edge && (direction === 'older' || direction === 'newer')) scrollToEdge(edge.row, direction);
}

/**
 * What comes into the page late may move the message away again, or take it from the page where rows are used again. Null: it is gone,
 * and to be looked for once more.
 */
async function reveal(needs: JumpNeeds, found: MessageElement, until: number): Promise<JumpAnswer | null> {
  const { page, document, append, signal } = needs;
  let shown: MessageElement | null = found;
  let isFramed = false;
  scrollToMiddle(found.row);
  for (let calmLooks = 0; calmLooks < enoughCalmLooks; calmLooks += 1) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    shown = page.messageWithId(found.chatId, found.messageId);
    if (!shown) return null;
    if (!isInSight(shown)) {
      calmLooks = 0;
      scrollToMiddle(shown.row);
    } else if (!isFramed) {
      isFramed = true;
      flash(shown, signal);
    }
    if (performance.now() >= until) break;
  }
  if (!isFramed) flash(shown ?? found, signal);
  if (saysDeleted(shown ?? found)) return 'deleted';
  sayAloud(t('jump_shown'), document, append);
  return 'shown';
}

function isInSight(message: MessageElement): boolean {
  const box = visibleBox(message);
  const { height } = message.row.getBoundingClientRect();
  return box !== null && box.bottom - box.top >= Math.min(height, window.innerHeight / 3) - 1;
}

function reason({ page, document }: JumpNeeds, chatId: string): JumpAnswer {
  if (document.defaultView?.navigator.onLine === false) return 'offline';
  if (messagesOf(chatId, page).length > 0) return 'not-found';
  if (page.isIllegible()) return 'unreadable';
  return isPainted(page) ? 'no-chat' : 'slow';
}
