import { describe, expect, it } from 'vitest';
import { manualClock } from '../clock';
import { createCaller } from '../send-request';
import { readList, someMessage, testStandIn } from '../test-stand-in';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const JSON_TYPE = { 'content-type': 'application/json' };

async function fresh() {
  const clock = manualClock(NOW);
  const standIn = await testStandIn({ clock });
  return { clock, standIn, caller: createCaller(standIn), ...someMessage(standIn) };
}

const starInformation = (received: { json: () => unknown }) => Object(Object(received.json()).star_information);

describe('starring', () => {
  it('answers the whole record, then the old type and the old time on a retype', async () => {
    const { clock, standIn, caller, chat, message } = await fresh();
    const first = await caller.post({ chat_id: chat.id, message_id: message.id, star_type: 'note' });
    expect(first.status).toBe(200);
    expect(starInformation(first)).toEqual({ star_type: 'note', starred_message_time: '2026-11-20T12:00:00Z' });
    clock.advance(5000);
    const second = await caller.post({ chat_id: chat.id, message_id: message.id, star_type: 'to_do' });
    expect(starInformation(second)).toEqual({
      star_type: 'to_do',
      starred_message_time: '2026-11-20T12:00:00Z',
      old_star_type: 'note',
    });
    standIn.switches.retypeMovesTime = true;
    const third = await caller.post({ chat_id: chat.id, message_id: message.id, star_type: 'note' });
    expect(starInformation(third).starred_message_time).toBe('2026-11-20T12:00:05Z');
    expect(standIn.stars()).toHaveLength(1);
    expect(standIn.stars()[0]).toMatchObject({ type: 'note', time: NOW + 5000 });
  });

  it('keeps the stars of two accounts apart', async () => {
    const { standIn, caller, chat, message } = await fresh();
    await caller.post({ chat_id: chat.id, message_id: message.id, star_type: 'note' });
    const other = createCaller(standIn, standIn.tokens.issue({ account: standIn.accounts[1] }).value);
    expect(readList(await other.list()).ids).toEqual([]);
    expect((await other.remove(message.id)).status).toBe(404);
    expect(standIn.stars()).toHaveLength(1);
  });

  it('does not find a chat of others, a chat that is not, or a message that is not', async () => {
    const { standIn, caller, chat, message } = await fresh();
    const board = standIn.chats.at(-1);
    for (const [chatId, messageId] of [
      [board?.id, board?.messages[0]?.id],
      ['CT_1_1', message.id],
      [chat.id, '1700000000000_123456789'],
      [standIn.chats[1]?.id, message.id],
    ]) {
      const refused = await caller.post({ chat_id: chatId, message_id: messageId, star_type: 'note' });
      expect([refused.status, refused.json()]).toEqual([404, { code: 11016, message: 'chat_not_found' }]);
    }
  });
});

describe('message ids', () => {
  const spellings = {
    underscore: (id: string) => id,
    percent: (id: string) => id.replace('_', '%20'),
    space: (id: string) => id.replace('_', ' '),
    plus: (id: string) => id.replace('_', '+'),
  };

  it.each(Object.entries(spellings))('spelled with %s mean the same message', async (_name, spell) => {
    const { standIn, caller, chat, message } = await fresh();
    const posted = await caller.post({ chat_id: chat.id, message_id: spell(message.id), star_type: 'note' });
    expect(Object(posted.json()).id).toBe(message.id);
    expect((await caller.remove(encodeURIComponent(spell(message.id)))).status).toBe(204);
    expect(standIn.stars()).toEqual([]);
  });

  it('are decoded once in the path', async () => {
    const { caller, chat, message } = await fresh();
    await caller.post({ chat_id: chat.id, message_id: message.id, star_type: 'note' });
    expect((await caller.remove(message.id.replace('_', '%252520'))).status).toBe(400);
    expect((await caller.remove(message.id.replace('_', '%20'))).status).toBe(204);
  });

  it('may be plain digits', async () => {
    const { standIn, caller, chat, message } = await fresh();
    chat.messages.push({ ...message, id: '1746000123456789001' });
    const body = { chat_id: chat.id, message_id: '1746000123456789001', star_type: 'note' };
    expect((await caller.post(body)).status).toBe(200);
    expect((await caller.remove('1746000123456789001')).status).toBe(204);
    expect(standIn.stars()).toEqual([]);
  });

  it.each(['', '%E0%A4%A', 'abc', '1746000123456%2F123456', '12_34'])('refused: "%s"', async (segment) => {
    const { caller } = await fresh();
    const refused = await caller.remove(segment);
    expect([refused.status, refused.json()]).toEqual([400, { code: 1012, message: 'input_invalid' }]);
  });
});

describe('strictness', () => {
  it('refuses keys it does not know, by their own slug', async () => {
    const { standIn, caller, chat, message } = await fresh();
    const body = { chat_id: chat.id, message_id: message.id, star_type: 'note', note: 'x' };
    const refused = await caller.post(body);
    expect([refused.status, Object(refused.json()).code]).toEqual([400, 'extra_key_found']);
    expect(standIn.stars()).toEqual([]);
  });

  it.each([
    { chat_id: 1, message_id: '1746000123456789001', star_type: 'note' },
    { chat_id: 'x', message_id: 1746000123456, star_type: 'note' },
    { chat_id: 'x', message_id: '1746000123456789001', star_type: 'all' },
    { chat_id: 'x', message_id: '1746000123456789001', star_type: 'followup' },
    { chat_id: 'x', message_id: '1746000123456789001' },
    { chat_id: 'x', message_id: 'x', star_type: 'note' },
    {},
  ])('refuses the body %o', async (body) => {
    const { caller } = await fresh();
    const refused = await caller.post(body);
    expect([refused.status, refused.json()]).toEqual([400, { code: 1012, message: 'input_invalid' }]);
  });

  it.each([
    ['POST', '/api/v3/stars', { 'content-type': 'text/plain' }, '{}', 400],
    ['POST', '/api/v3/stars', {}, '{}', 400],
    ['POST', '/api/v3/stars', JSON_TYPE, '{', 400],
    ['POST', '/api/v3/stars', JSON_TYPE, '[]', 400],
    ['POST', '/api/v3/stars?x=1', JSON_TYPE, '{}', 400],
    ['GET', '/api/v3/stars?limit=1&limit=2', {}, '', 400],
    ['GET', '/api/v3/stars?page=2', {}, '', 400],
    ['DELETE', '/api/v3/stars/1746000123456789001?force=1', {}, '', 400],
    ['DELETE', '/api/v3/stars/1746000123456789001', JSON_TYPE, '{}', 400],
    ['GET', '/api/v3/stars', { accept: 'text/html' }, '', 406],
    ['PUT', '/api/v3/stars', JSON_TYPE, '{}', 405],
    ['DELETE', '/api/v3/stars', {}, '', 405],
    ['OPTIONS', '/api/v3/stars', {}, '', 405],
    ['GET', '/api/v3/stars/1746000123456789001', {}, '', 405],
    ['GET', '/api/v2/stars', {}, '', 404],
    ['GET', '/api/v3/stars/1/2', {}, '', 404],
    ['GET', '/api/v3/chats', {}, '', 404],
  ])('%s %s %o %s is %d', async (method, path, headers, body, status) => {
    const { caller } = await fresh();
    const refused = await caller.call(method, path, headers, body || undefined);
    expect(refused.status).toBe(status);
    expect(refused.json()).toEqual({ message: expect.stringMatching(/\.$/) });
  });
});
