import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HOST_NAMES } from './hosts';
import { createCaller, sendRequest } from './send-request';
import { testStandIn } from './test-stand-in';
import { STAR_TYPES } from './world/types';

describe('the server', () => {
  it('plays eighteen hosts under one certificate, and refuses and logs others', async () => {
    const standIn = await testStandIn();
    expect(HOST_NAMES).toHaveLength(18);
    for (const host of HOST_NAMES) {
      const path = host.startsWith('cliq') ? '/chats/1488288613043522033' : '/';
      expect([host, (await sendRequest(standIn, { host, path })).status]).toEqual([host, 200]);
    }
    const other = await sendRequest(standIn, {
      path: '/collect?x=1',
      headers: { host: 'evil.example', cookie: 'a=b' },
    });
    expect(other.status).toBe(421);
    expect(standIn.log.refused()).toMatchObject([
      { host: 'evil.example', path: '/collect', query: { x: ['1'] }, playedHost: null, hasCookies: true, status: 421 },
    ]);
    const cliqOfCanada = await sendRequest(standIn, { path: '/', headers: { host: 'cliq.zoho.ca' } });
    expect(cliqOfCanada.status).toBe(421);
  });

  it('has the SPKI of its certificate, shared by all stand-ins of the process', async () => {
    const [first, second] = [await testStandIn(), await testStandIn()];
    const key = new X509Certificate(first.certificate).publicKey.export({ type: 'spki', format: 'der' });
    expect(first.spki).toBe(createHash('sha256').update(key).digest('base64'));
    expect(second.certificate).toBe(first.certificate);
    expect(second.port).not.toBe(first.port);
    expect(first.chromiumArguments.join(' ')).toContain(`MAP * 127.0.0.1:${first.port}`);
  });

  it('logs what came and what went', async () => {
    const standIn = await testStandIn();
    const later = standIn.log.waitFor((request) => request.method === 'POST');
    const caller = createCaller(standIn);
    await caller.list({ limit: '5' });
    await caller.post({ chat_id: 'x' });
    expect(standIn.log.api()).toHaveLength(2);
    expect(standIn.log.api('GET')).toMatchObject([
      { number: 1, host: 'cliq.zoho.com', method: 'GET', path: '/api/v3/stars', query: { limit: ['5'] }, status: 200 },
    ]);
    const post = await later;
    expect(post).toMatchObject({
      body: '{"chat_id":"x"}',
      status: 400,
      answer: '{"code":1012,"message":"input_invalid"}',
      user: standIn.accounts[0].id,
      hasCookies: false,
    });
    expect(post.headers.authorization).toMatch(/^Zoho-oauthtoken 1000\./);
    expect(post.time).toBeLessThanOrEqual(Date.now());
    standIn.log.clear();
    expect(standIn.log.entries).toEqual([]);
  });
});

describe('the world', () => {
  it('is the same in every run', async () => {
    const clock = { now: () => Date.parse('2026-11-20T12:00:00Z'), advance: () => {} };
    const [first, second] = [await testStandIn({ clock }), await testStandIn({ clock })];
    expect(second.chats).toEqual(first.chats);
    expect(second.seedStars(50)).toEqual(first.seedStars(50));
  });

  it('has chats of all kinds and ids that begin with the time', async () => {
    const standIn = await testStandIn();
    const ids = standIn.chats.map((chat) => chat.id);
    for (const shape of [/^CT_\d{19}_\d+$/, /^\d{19}$/, /^CT_\d+_\d+-B1$/, /^CT_\d+_\d+-T-\d+$/]) {
      expect(ids.some((id) => shape.test(id))).toBe(true);
    }
    const messages = standIn.chats.flatMap((chat) => chat.messages);
    expect(new Set(messages.map((message) => message.id)).size).toBe(messages.length);
    for (const message of messages) {
      const lateness = Number(message.id.slice(0, 13)) - message.time;
      if (message.type === 'file') expect(lateness).toBeGreaterThanOrEqual(18);
      else expect(lateness).toBe(0);
      expect(message.time).toBeLessThanOrEqual(Date.now());
    }
    expect(new Set(messages.map((message) => message.sender.id)).size).toBeGreaterThanOrEqual(8);
  });

  it('seeds any number of stars, of all types, on different messages in order of time', async () => {
    const standIn = await testStandIn();
    expect(standIn.seedStars(5000)).toHaveLength(5000);
    standIn.seedStars(100, { account: standIn.accounts[1] });
    const stars = standIn.stars();
    expect(stars).toHaveLength(5000);
    expect(standIn.stars(standIn.accounts[1])).toHaveLength(100);
    expect(new Set(stars.map((star) => star.type))).toEqual(new Set(STAR_TYPES));
    expect(new Set(stars.map((star) => star.message.id)).size).toBe(5000);
    expect(stars.filter((star) => star.message.isPinned)).toHaveLength(500);
    for (const star of stars) expect(star.message.time).toBeLessThan(star.time);
    for (const chat of standIn.chats) {
      const times = chat.messages.map((message) => message.time);
      expect(times).toEqual([...times].sort((left, right) => left - right));
    }
  });
});
