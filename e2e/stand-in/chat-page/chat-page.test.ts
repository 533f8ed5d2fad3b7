import { describe, expect, it } from 'vitest';
import { sendRequest } from '../send-request';
import { someMessage, testStandIn } from '../test-stand-in';

async function fresh() {
  const standIn = await testStandIn();
  return { standIn, get: (path: string) => sendRequest(standIn, { path }), ...someMessage(standIn) };
}

describe('the page', () => {
  it.each(['/company/847291635', '/app', ''])('is the same shell under %s/chats/…', async (prefix) => {
    const { get, chat, message } = await fresh();
    for (const path of [`${prefix}/chats/${chat.id}`, `${prefix}/chats/${chat.id}/messages/${message.id}`]) {
      const page = await get(path);
      expect(page.status).toBe(200);
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.body).not.toContain('msg-cont');
    }
  });

  it('has a strict policy and needs nothing inline', async () => {
    const { get, chat } = await fresh();
    const page = await get(`/app/chats/${chat.id}`);
    const policy = page.headers['content-security-policy'] ?? '';
    for (const part of ["default-src 'self'", "script-src 'self'", "require-trusted-types-for 'script'"]) {
      expect(policy.split('; ')).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(page.body).not.toMatch(/<style|style=|<script[^>]*>[^<]|\son\w+=/);
    expect(page.headers['set-cookie']).toMatch(/; Secure; HttpOnly; SameSite=Lax$/);
  });

  it('serves its script as JavaScript, module by module, and its style and icon', async () => {
    const { get } = await fresh();
    const queue = ['main'];
    for (const name of queue) {
      const script = await get(`/assets/client/${name}`);
      expect([name, script.status, script.headers['content-type']]).toEqual([
        name,
        200,
        expect.stringContaining('javascript'),
      ]);
      expect(script.body).not.toMatch(/import type|interface |innerHTML/);
      for (const [, imported] of script.body.matchAll(/from "\.\/([a-z-]+)"/g)) {
        if (imported && !queue.includes(imported)) queue.push(imported);
      }
    }
    expect(queue.length).toBeGreaterThan(8);
    expect((await get('/assets/chat.css')).headers['content-type']).toContain('css');
    expect((await get('/favicon.ico')).status).toBe(204);
    expect((await get('/assets/client/no-such')).status).toBe(404);
    expect((await get('/company/847291635/api/v2/chats')).status).toBe(404);
  });

  it('leads from the front door to the first chat, and shows nothing to the signed out', async () => {
    const { standIn, get, chat } = await fresh();
    expect((await get('/index.do')).headers.location).toBe(`/company/847291635/chats/${chat.id}`);
    standIn.signIn(null);
    expect((await get(`/app/chats/${chat.id}`)).body).toContain('signed out');
    expect((await get('/webclient/workspace')).body).not.toContain('Maya');
  });
});

describe('its messages', () => {
  const path = (chatId: string, query = '') => `/webclient/chats/${chatId}/messages${query}`;
  const idsOf = (body: unknown): string[] => Object(body).messages.map((message: unknown) => Object(message).msguid);

  it('come in pages that meet without gap or overlap, also around a message', async () => {
    const { get, chat } = await fresh();
    const all = chat.messages.map((message) => message.id.replace('_', '%20'));
    const newest = (await get(path(chat.id))).json();
    expect(newest).toMatchObject({ hasOlder: true, hasNewer: false });
    const older = (await get(path(chat.id, `?before=${encodeURIComponent(idsOf(newest)[0] ?? '')}`))).json();
    expect([...idsOf(older), ...idsOf(newest)]).toEqual(all.slice(-80));
    const around = (await get(path(chat.id, `?around=${chat.messages[30]?.id}`))).json();
    expect(idsOf(around)).toEqual(all.slice(10, 50));
    const after = (await get(path(chat.id, `?after=${encodeURIComponent(idsOf(around).at(-1) ?? '')}`))).json();
    expect(idsOf(after)).toEqual(all.slice(50, 90));
  });

  it('are not shown to one who is not in the chat', async () => {
    const { standIn, get } = await fresh();
    expect((await get(path(standIn.chats.at(-1)?.id ?? ''))).status).toBe(404);
    expect((await get(path(standIn.chats[3]?.id ?? ''))).status).toBe(200);
    standIn.signIn(standIn.accounts[1]);
    expect((await get(path(standIn.chats.at(-1)?.id ?? ''))).status).toBe(200);
    expect((await get(path(standIn.chats[3]?.id ?? ''))).status).toBe(404);
  });

  it('can be written', async () => {
    const { standIn, chat } = await fresh();
    const body = JSON.stringify({ text: 'hello' });
    const sent = await sendRequest(standIn, { method: 'POST', path: path(chat.id), body });
    expect(sent.json()).toMatchObject({ text: 'hello', isMine: true, msguid: expect.stringMatching(/^\d{13}%20\d+$/) });
    expect(chat.messages.at(-1)?.content).toEqual({ text: 'hello' });
  });
});
