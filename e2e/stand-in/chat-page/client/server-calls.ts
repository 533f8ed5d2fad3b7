import type { MessagePage, PageMessage, Workspace } from '../page-wire';

async function json<Value>(path: string, init?: RequestInit): Promise<Value> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

export function fetchWorkspace(): Promise<Workspace> {
  return json('/webclient/workspace');
}

const messagesPath = (chatId: string) => `/webclient/chats/${encodeURIComponent(chatId)}/messages`;

export function fetchMessages(chatId: string, where: Record<string, string> = {}): Promise<MessagePage> {
  return json(`${messagesPath(chatId)}?${new URLSearchParams(where)}`);
}

export function postMessage(chatId: string, text: string): Promise<PageMessage> {
  return json(messagesPath(chatId), { method: 'POST', body: JSON.stringify({ text }) });
}
