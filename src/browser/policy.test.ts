import { beforeEach, describe, expect, test, vi } from 'vitest';

const { managed } = vi.hoisted(() => ({ managed: { get: async (): Promise<object> => ({}) } }));
vi.mock('webextension-polyfill', () => ({ default: { storage: { managed } } }));

import schema from '../../public/managed-schema.json' with { type: 'json' };
import { dataCenterIds } from '../stars/account';
import { features } from '../stars/feature';
import { clientKinds } from '../stars/star-service';

const nothing = {
  clientId: null,
  clientKind: null,
  dataCenter: null,
  asksEmail: null,
  keepsNoText: false,
  featuresOff: [],
};
let warned: string[];

beforeEach(() => {
  vi.resetModules();
  warned = [];
  vi.spyOn(console, 'warn').mockImplementation((sentence) => void warned.push(sentence));
});

/** As a context that has just begun reads it. */
async function read(stored: object) {
  managed.get = async () => stored;
  return (await import('./policy')).readPolicy();
}

test('everything an organization may set', async () => {
  const all = {
    clientId: '1000.ABC',
    clientKind: 'server-based',
    dataCenter: 'eu',
    asksEmail: true,
    keepsNoText: true,
    featuresOff: ['star-button', 'context-menu'],
  };
  expect(await read(all)).toEqual({ ...all, featuresOff: ['context-menu', 'star-button'] });
  expect(warned).toEqual([]);
});

test('without a policy nothing is set: Chromium answers with nothing, Firefox rejects', async () => {
  expect(await read({})).toEqual(nothing);
  managed.get = () => Promise.reject(new Error('Managed storage manifest not found'));
  expect(await (await import('./policy')).readPolicy()).toEqual(nothing);
  expect(warned).toEqual([]);
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
    const others = { asksEmail: true, dataCenter: 'in' };
    const policy = await read({ ...others, [name]: value });
    expect(policy).toEqual({ ...nothing, ...others, [name]: Reflect.get(nothing, name) });
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
  expect(Object.keys(properties).sort()).toEqual(Object.keys(nothing).sort());
  expect(properties.clientKind.enum).toEqual(clientKinds);
  expect(properties.dataCenter.enum).toEqual(dataCenterIds);
  for (const feature of features) expect(properties.featuresOff.description).toContain(feature);
});
