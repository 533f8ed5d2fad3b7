import type { Workspace } from '../page-wire';
import { frame, markOpen } from './chat-list';
import { chatView } from './chat-view';
import { speak, spoken } from './dialect';
import { element } from './element';
import { fetchMessages, fetchWorkspace } from './server-calls';

interface Place {
  chatId: string;
  messageId: string | null;
}

function currentPlace(): Place | null {
  const match = /\/chats\/([^/]+)(?:\/messages\/([^/]+))?/.exec(location.pathname);
  if (!match?.[1]) return null;
  return { chatId: decodeURIComponent(match[1]), messageId: match[2] ? decodeURIComponent(match[2]) : null };
}

function flash(scroller: HTMLElement, messageId: string): boolean {
  const msguid = messageId.replace(/[_ ]/, '%20');
  const row = scroller.querySelector(spoken(`[msguid="${CSS.escape(msguid)}"]:not([purpose])`));
  row?.scrollIntoView({ block: 'center' });
  row?.classList.add('flash');
  return row !== null;
}

function start(workspace: Workspace): void {
  const main = element('main', { id: 'chat-container' });
  let opening = 0;

  async function show(): Promise<void> {
    const place = currentPlace();
    const chat = workspace.chats.find((one) => one.id === place?.chatId);
    if (!place || !chat) {
      main.replaceChildren(element('p', { class: 'zcempty' }, 'This conversation does not exist or is not yours.'));
      return;
    }
    opening += 1;
    const mine = opening;
    const page = await fetchMessages(chat.id, place.messageId ? { around: place.messageId } : {});
    // The reader may have gone on to another chat meanwhile.
    if (mine !== opening) return;
    const view = chatView(chat, workspace, page);
    main.replaceChildren(...view.wrappers);
    document.title = `${chat.title} - Cliq`;
    markOpen(chat.id);
    if (!place.messageId || !flash(view.scroller, place.messageId))
      view.scroller.scrollTop = view.scroller.scrollHeight;
  }

  function open(chatId: string): void {
    const prefix = location.pathname.startsWith('/app/') ? '/app' : `/company/${workspace.organisationId}`;
    history.pushState(null, '', `${prefix}/chats/${chatId}`);
    void show();
  }

  /** A chat beside the one in the address: a thread's pane, or a window in the corner. */
  async function dock(chatId: string): Promise<void> {
    const chat = workspace.chats.find((one) => one.id === chatId);
    if (!chat) return;
    const view = chatView(chat, workspace, await fetchMessages(chat.id));
    const pane = element('aside', { class: 'zcdock' }, ...view.wrappers);
    document.querySelector('.zcdock')?.remove();
    document.querySelector('#cliq-root')?.append(pane);
    view.scroller.scrollTop = view.scroller.scrollHeight;
  }

  window.addEventListener('popstate', () => void show());
  document
    .querySelector('#cliq-root')
    ?.append(...frame(workspace, main, { open, dock: (chatId) => void dock(chatId) }));
  void show();
}

const workspace = await fetchWorkspace();
speak(workspace.layout);
start(workspace);
