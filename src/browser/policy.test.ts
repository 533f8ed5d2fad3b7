import { beforeEach, describe, expect, test, vi } from 'vitest';

const { local } = vi.hoisted(() => ({ local: { get: async (): Promise<object> => ({}) } }));
vi.mock('webextension-polyfill', () => ({ default: { storage: { local } } }));

import schema from '../../public/managed-schema.json' with { type: 'json' };
import { dataCenterIds } from '../stars/account';
import { features } from '../stars/feature';
import { clientKinds } from '../stars/star-service';

const nothing = { signIn: {}, keepsNoText: false, featuresOff: [] };
const fields = ['asksEmail', 'clientId', 'clientKind', 'dataCenter', 'featuresOff', 'keepsNoText'];
let warned: string[];

beforeEach(() => {
  vi.resetModules();
  warned = [];
  vi.spyOn(console, 'warn').mockImplementation((sentence) => void warned.push(sentence));
});

/** As a context that has just begun reads it. */
async function read(stored: object) {
  local.get = async () => ({ policy: stored });
  return (await import('./policy')).readPolicy();
}

test('everything an organization may set', async () => {
  const signIn = { clientId: '1000.ABC', clientKind: 'server-based', dataCenter: 'eu', asksEmail: false };
  expect(await read({ ...signIn, keepsNoText: true, featuresOff: ['star-button', 'context-menu'] })).toEqual({
    signIn,
    keepsNoText: true,
    featuresOff: ['context-menu', 'star-button'],
  });
  expect(warned).toEqual([]);
});

test('without a policy nothing is set', async () => {
  expect(await read({})).toEqual(nothing);
  local.get = async () => ({});
  expect(await (await import('./policy')).readPolicy()).toEqual(nothing);
  expect(warned).toEqual([]);
});

test('a storage that cannot be read is told of, and sets nothing', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  local.get = () => Promise.reject(new Error('IO error'));
  expect(await (await import('./policy')).readPolicy()).toEqual(nothing);
  expect(said).toHaveBeenCalledTimes(1);
});

describe('a malformed field counts as not set, and is told once; the others count', () => {
  test.each<[string, unknown]>([
    ['clientId', 7],
    ['clientId', 'not-a-client'],
    ['clientId', ''],
    ['clientKind', 'implicit'],
    ['dataCenter', 'evil.example'],
    ['dataCenter', 'EU'],
    ['asksEmail', 'yes'],
    ['keepsNoText', 1],
    ['featuresOff', 'star-button'],
    ['featuresOff', [{}]],
  ])('%s: %j', async (name, value) => {
    const others = { clientId: '1000.ABC', clientKind: 'client-based', dataCenter: 'in', asksEmail: true };
    const signIn = Object.fromEntries(Object.entries(others).filter(([other]) => other !== name));
    expect(await read({ ...others, [name]: value })).toEqual({ ...nothing, signIn });
    await (await import('./policy')).readPolicy();
    expect(warned).toEqual([`The organization’s policy for ${name} is malformed and counts as not set`]);
  });
});

test('features of other versions and fields that are none do no harm', async () => {
  const policy = await read({ featuresOff: ['side-panel-of-2030', 'star-button', '__proto__'], token: 'x' });
  expect(policy).toEqual({ ...nothing, featuresOff: ['star-button'] });
  expect(warned).toEqual([]);
});

test('the schema that browsers check against names the same fields, kinds, data centers and features', () => {
  const { properties } = schema;
  expect(Object.keys(properties).sort()).toEqual(fields);
  expect(properties.clientKind.enum).toEqual(clientKinds);
  expect(properties.dataCenter.enum).toEqual(dataCenterIds);
  for (const feature of features) expect(properties.featuresOff.description).toContain(feature);
});
