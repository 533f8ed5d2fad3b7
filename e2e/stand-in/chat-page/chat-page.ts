import type { Session } from '../accounts/session';
import { sessionCookie } from '../accounts/session';
import { type Answer, type Effect, htmlAnswer, jsonAnswer, redirectAnswer } from '../answer';
import type { SeenRequest } from '../request-log';
import type { Switches } from '../switches';
import { ORGANISATION_ID } from '../world/people';
import type { Account, Chat } from '../world/types';
import type { World } from '../world/world';
import { messagePage, pageMessage, workspaceFor } from './page-messages';
import { pageScript, pageStyle } from './page-script';

/** As strict as a page can be: what works here does not depend on Cliq's being lax. */
const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const SHELL = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cliq</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="/favicon.ico">
<link rel="stylesheet" href="/assets/chat.css"><script type="module" src="/assets/client/main"></script></head>
<body><div id="zcwindows" class="zcoverlay dN"></div><div id="cliq-root"></div></body></html>`;

const APP_PATH = /^(?:\/company\/\d+|\/app)?\/chats\/([^/]+)(?:\/messages\/[^/]+)?\/?$/;
const MESSAGES_PATH = /^\/webclient\/chats\/([^/]+)\/messages$/;
const SCRIPT_PATH = /^\/assets\/client\/([a-z-]+)$/;
const JAVASCRIPT = { 'content-type': 'text/javascript;charset=UTF-8' };

const notFound = (): Answer => htmlAnswer(404, '<!doctype html><title>Not found</title><h1>Not found</h1>');

/** The chat client at Cliq's host: any chat or message path gives the same shell, its script does the rest. */
export function createChatPage(world: World, session: Session, switches: Switches) {
  function chatFor(segment: string, reader: Account): Chat | null {
    const chat = world.findChat(decodeURIComponent(segment));
    return chat?.members.has(reader.id) ? chat : null;
  }

  async function asset(path: string): Promise<Answer | null> {
    if (path === '/favicon.ico') return { status: 204 };
    if (path === '/assets/chat.css') {
      return { status: 200, headers: { 'content-type': 'text/css' }, body: await pageStyle() };
    }
    const name = SCRIPT_PATH.exec(path)?.[1];
    const code = name === undefined ? null : await pageScript(name);
    return code === null ? null : { status: 200, headers: JAVASCRIPT, body: code };
  }

  function messages(request: SeenRequest, chat: Chat, reader: Account): Answer {
    if (request.method === 'GET') return jsonAnswer(200, messagePage(chat, reader, request.query));
    const body: unknown = JSON.parse(request.body);
    if (typeof body !== 'object' || body === null || !('text' in body) || typeof body.text !== 'string') {
      return jsonAnswer(400, {});
    }
    return jsonAnswer(200, pageMessage(world.say(chat, { sender: reader, text: body.text }), reader));
  }

  async function answer(request: SeenRequest): Promise<Answer> {
    const found = request.method === 'GET' ? await asset(request.path) : null;
    if (found) return found;
    const reader = session.account;
    if (!reader) return htmlAnswer(200, '<!doctype html><title>Cliq</title><p>You are signed out of Zoho.</p>');
    const cookie = { 'set-cookie': sessionCookie(reader) };
    if (request.path === '/' || request.path === '/index.do') {
      return redirectAnswer(`/company/${ORGANISATION_ID}/chats/${world.chats[0]?.id}`, cookie);
    }
    if (APP_PATH.test(request.path)) {
      return htmlAnswer(200, SHELL, { 'content-security-policy': CSP, ...cookie });
    }
    if (request.path === '/webclient/workspace') return jsonAnswer(200, workspaceFor(world, reader, switches));
    const segment = MESSAGES_PATH.exec(request.path)?.[1];
    const chat = segment === undefined ? null : chatFor(segment, reader);
    return chat ? messages(request, chat, reader) : notFound();
  }

  return function receive(request: SeenRequest): Effect {
    request.user = session.account?.id ?? null;
    return () => answer(request);
  };
}
