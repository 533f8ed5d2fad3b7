import { describe, expect, it } from 'vitest';
import { createCaller } from './send-request';
import { readList, someMessage, testStandIn } from './test-stand-in';

async function fresh() {
  const standIn = await testStandIn();
  return { standIn, switches: standIn.switches, caller: createCaller(standIn), ...someMessage(standIn) };
}

describe('switches take effect at once:', () => {
  it('listKey', async () => {
    const { standIn, switches, caller } = await fresh();
    standIn.seedStars(2);
    expect(Object.keys(readList(await caller.list()).body)).toEqual(['star_messages']);
    switches.listKey = 'data';
    const { body } = readList(await caller.list());
    expect(Object.keys(body)).toEqual(['type', 'data']);
    expect(body.type).toBe('star_messages');
  });

  it('idSpelling', async () => {
    const { standIn, switches, caller } = await fresh();
    const id = standIn.seedStars(1)[0]?.message.id ?? '';
    expect(readList(await caller.list()).ids).toEqual([id]);
    switches.idSpelling = 'percent';
    expect(readList(await caller.list()).ids).toEqual([id.replace('_', '%20')]);
    switches.idSpelling = 'space';
    expect(readList(await caller.list()).ids).toEqual([id.replace('_', ' ')]);
  });

  it('unstarAnswer', async () => {
    const { standIn, switches, caller } = await fresh();
    const ids = standIn.seedStars(2).map((star) => star.message.id);
    const without = await caller.remove(ids[0] ?? '');
    expect([without.status, without.body]).toEqual([204, '']);
    switches.unstarAnswer = 200;
    const withBody = await caller.remove(ids[1] ?? '');
    expect([withBody.status, withBody.json()]).toEqual([200, { message: 'success' }]);
  });

  it('errorShape', async () => {
    const { switches, caller } = await fresh();
    const refusal = async () => (await caller.remove('1746000123456789001')).json();
    const message = 'The message is not currently starred for the user.';
    expect(await refusal()).toEqual({ code: 8004, message: 'star_not_found' });
    switches.errorShape = 'prose';
    expect(await refusal()).toEqual({ message, code: 'star_not_found' });
    switches.errorShape = 'nested';
    expect(await refusal()).toEqual({ error: { code: 'star_not_found', message } });
  });

  it('unauthorizedBody', async () => {
    const { standIn, switches } = await fresh();
    switches.unauthorizedBody = 'blank';
    const refused = await createCaller(standIn, 'wrong').list();
    expect([refused.status, refused.body]).toEqual([401, '\n\n']);
    expect(refused.headers['content-type']).toContain('text/html');
  });

  it('timeFilterOn', async () => {
    const { standIn, switches, caller } = await fresh();
    standIn.seedStars(3);
    const query = { from_time: String(standIn.clock.now() - 86_400_000) };
    expect(readList(await caller.list(query)).ids).toEqual([]);
    switches.timeFilterOn = 'starred';
    expect(readList(await caller.list(query)).ids).toHaveLength(3);
  });

  it('scopeErrorAs', async () => {
    const { standIn, switches } = await fresh();
    const caller = createCaller(standIn, standIn.tokens.issue({ scopes: [] }).value);
    const refusal = async () => {
      const { status, body } = await caller.list();
      return [status, body];
    };
    const body =
      '{"code":"oauthtoken_scope_invalid","message":"The OAuth token passed does not have the required scope."}';
    expect(await refusal()).toEqual([401, body]);
    switches.scopeErrorAs = 403;
    expect(await refusal()).toEqual([403, body]);
    switches.unauthorizedBody = 'blank';
    expect(await refusal()).toEqual([403, body]);
  });

  it('dateAheadMs', async () => {
    const { standIn, switches, caller } = await fresh();
    const ahead = async () => Date.parse((await caller.list()).headers.date ?? '') - standIn.clock.now();
    expect(Math.abs(await ahead())).toBeLessThan(60_000);
    switches.dateAheadMs = -86_400_000;
    expect(Math.abs((await ahead()) + 86_400_000)).toBeLessThan(60_000);
    const [asked] = standIn.log.entries;
    expect(Math.abs((asked?.time ?? 0) - Date.now())).toBeLessThan(60_000);
  });
});
