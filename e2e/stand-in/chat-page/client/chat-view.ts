import type { MessagePage, PageChat, PageMessage, PagePerson, Workspace } from '../page-wire';
import { composer } from './composer';
import { attributeName, spoken } from './dialect';
import { element } from './element';
import { followPointer } from './message-menu';
import { messageRow, senderBlock, sendingStatus } from './message-row';
import { messageRun } from './message-run';
import { reusedRows } from './reused-rows';
import { fetchMessages, postMessage } from './server-calls';

const NEAR_EDGE_PX = 240;
const STALE_MESSAGES = 6;

/** In one-to-one chats the call button is in the page twice, the first one hidden. */
function header(chat: PageChat): HTMLElement {
  const call = (hidden: boolean) =>
    element(
      'button',
      { type: 'button', id: `onetoonecall_call_${chat.id}`, class: hidden ? 'dN' : null, title: 'Call' },
      '☎',
    );
  const calls = chat.type === 'chat' ? [call(true), call(false)] : [];
  const title = chat.type === 'channel' ? `#${chat.title}` : chat.title;
  return element('div', { class: 'zcchathdr flexC' }, element('h2', {}, title), ...calls);
}

function wrapper(chat: PageChat, isStale: boolean, ...children: HTMLElement[]): HTMLElement {
  return element(
    'section',
    { class: isStale ? 'currentchat dN' : 'currentchat', purpose: 'chatview', id: chat.id },
    ...children,
  );
}

/** A row under a provisional id until the server has answered, then under its own. */
async function sendMessage(scroller: HTMLElement, chat: PageChat, workspace: Workspace, text: string): Promise<void> {
  const place = { chatId: chat.id, people: workspace.people };
  const now = Date.now();
  const draft: PageMessage = {
    msguid: `${now}%20000000000`,
    msgtime: now,
    sender: workspace.me,
    isMine: true,
    type: 'text',
    text,
    reactions: [],
    isEdited: false,
    isDeleted: false,
  };
  const row = messageRow(draft, place);
  row.querySelector(spoken('[purpose="sendingstatus"]'))?.replaceWith(sendingStatus(false));
  scroller.append(senderBlock(draft), row);
  scroller.scrollTop = scroller.scrollHeight;
  const sent = await postMessage(chat.id, text);
  const idName = attributeName('msguid') ?? 'msguid';
  const withId = `[${idName}="${CSS.escape(draft.msguid)}"]`;
  const bearer = row.matches(withId) ? row : row.querySelector(withId);
  bearer?.setAttribute(idName, sent.msguid);
  row.querySelector(spoken('[purpose="sendingstatus"]'))?.replaceWith(sendingStatus(true));
}

interface ScrollerOptions {
  chat: PageChat;
  people: readonly PagePerson[];
  page: MessagePage;
  rowsAreReused: boolean;
  firstNewMsguid: string | null;
}

/** The messages; more come when the reader nears either end. */
function messageScroller({ chat, people, page, rowsAreReused, firstNewMsguid }: ScrollerOptions): HTMLElement {
  const run = (messages: readonly PageMessage[], before: PageMessage | null) =>
    messageRun(messages, { chatId: chat.id, people, before, firstNewMsguid });
  const fetchOlder = (from: PageMessage) => fetchMessages(chat.id, { before: from.msguid });
  const reused = rowsAreReused ? reusedRows(page, { chatId: chat.id, people }, fetchOlder) : null;
  const scroller = element(
    'div',
    { class: 'zcmsgscroll', role: 'log', tabindex: '0', 'aria-label': chat.title },
    ...(reused ? reused.rows : run(page.messages, null)),
  );
  let { hasOlder, hasNewer } = page;
  let first = page.messages[0];
  let last = page.messages.at(-1);
  let isLoading = false;

  async function loadOlder(from: PageMessage): Promise<void> {
    const older = await fetchOlder(from);
    const height = scroller.scrollHeight;
    scroller.prepend(...run(older.messages, null));
    scroller.scrollTop += scroller.scrollHeight - height;
    hasOlder = older.hasOlder;
    first = older.messages[0];
  }

  async function loadNewer(from: PageMessage): Promise<void> {
    const newer = await fetchMessages(chat.id, { after: from.msguid });
    scroller.append(...run(newer.messages, from));
    hasNewer = newer.hasNewer;
    last = newer.messages.at(-1);
  }

  scroller.addEventListener('scroll', async () => {
    if (isLoading) return;
    isLoading = true;
    try {
      if (reused) return await reused.follow(scroller);
      const toBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
      if (scroller.scrollTop < NEAR_EDGE_PX && hasOlder && first) await loadOlder(first);
      else if (toBottom < NEAR_EDGE_PX && hasNewer && last) await loadNewer(last);
    } finally {
      isLoading = false;
    }
  });
  followPointer(scroller);
  return scroller;
}

let composers = 0;

export interface ChatView {
  /** In the order they stand in the page: the hidden leftover of an earlier rendering, then the chat itself. */
  wrappers: HTMLElement[];
  scroller: HTMLElement;
}

export function chatView(chat: PageChat, workspace: Workspace, page: MessagePage): ChatView {
  const { people } = workspace;
  const firstNew = page.hasNewer ? undefined : page.messages.filter((message) => !message.isMine).at(-2);
  const firstNewMsguid = firstNew?.msguid ?? null;
  const scroller = messageScroller({ chat, people, page, rowsAreReused: workspace.rowsAreReused, firstNewMsguid });
  const leftovers = page.messages.slice(-STALE_MESSAGES);
  const stale = messageRun(leftovers, { chatId: chat.id, people, before: null, firstNewMsguid: null });
  composers += 1;
  const input = composer(chat.title, composers, (text) => void sendMessage(scroller, chat, workspace, text));
  return {
    wrappers: [
      wrapper(chat, true, element('div', { class: 'zcmsgscroll' }, ...stale)),
      wrapper(chat, false, header(chat), scroller, input),
    ],
    scroller,
  };
}
