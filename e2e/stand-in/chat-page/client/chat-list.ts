import type { PageChat, Workspace } from '../page-wire';
import { avatarClass, clockTime, element, initials } from './element';

function row(chat: PageChat): HTMLElement {
  const isChannel = chat.type === 'channel';
  const plain = chat.lastText.replace(/\{@\w+\}|```|:[\w-]+:/g, '').trim();
  return element(
    'a',
    {
      purpose: 'chathistoryrow',
      class: 'zcchatrow flexC',
      id: `userrecentchat${chat.id}`,
      chid: chat.id,
      lmtime: String(chat.lastTime),
      channel: isChannel ? 'true' : null,
      threadchattitle: chat.type === 'thread' ? chat.title : null,
      href: `/chats/${chat.id}`,
    },
    element('div', { class: avatarClass(chat.id), 'aria-hidden': 'true' }, isChannel ? '#' : initials(chat.title)),
    element(
      'div',
      { class: 'zcchatrow-text' },
      element('span', { id: `userrecentchattitle${chat.id}`, class: 'zcchatrow-title' }, chat.title),
      element('span', { class: 'zcchatrow-last' }, plain),
    ),
    element('time', {}, clockTime(chat.lastTime)),
  );
}

/** What a click on a chat does; with Alt, it is opened beside the other. */
export interface ChatOpening {
  open(chatId: string): void;
  dock(chatId: string): void;
}

/** Top bar and left column. */
export function frame(workspace: Workspace, main: HTMLElement, { open, dock }: ChatOpening): HTMLElement[] {
  const chats = [...workspace.chats].sort((left, right) => right.lastTime - left.lastTime);
  const list = element('nav', { id: 'lhs_chats', 'aria-label': 'Chats' }, ...chats.map(row));
  list.addEventListener('click', (event) => {
    const chatRow = event.target instanceof Element ? event.target.closest('.zcchatrow') : null;
    const chatId = chatRow?.id.replace('userrecentchat', '');
    if (!chatId) return;
    event.preventDefault();
    if (event.altKey) dock(chatId);
    else open(chatId);
  });
  const bar = element(
    'header',
    { class: 'ztb flexC' },
    element('b', { class: 'ztb-logo' }, 'Cliq'),
    element('input', { id: 'GS-search-field', type: 'search', placeholder: 'Search', 'aria-label': 'Search Cliq' }),
    element('button', { id: 'ztb-reminders', type: 'button', title: 'Reminders' }, '◷'),
    element('div', { class: avatarClass(workspace.me.id), title: workspace.me.name }, initials(workspace.me.name)),
  );
  return [bar, list, main];
}

export function markOpen(chatId: string): void {
  for (const chatRow of document.querySelectorAll('.zcchatrow')) {
    chatRow.classList.toggle('selected', chatRow.id === `userrecentchat${chatId}`);
  }
}
