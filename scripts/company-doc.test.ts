import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import schema from '../public/managed-schema.json' with { type: 'json' };
import { clientIdProblem } from '../src/stars/client-id';
import { features } from '../src/stars/feature';

const doc = readFileSync('docs/company.md', 'utf8');
const hash = (name: string, value: string | Buffer) => createHash(name).update(value).digest('hex');
const chromeId = hash('sha256', Buffer.from(manifest.key, 'base64'))
  .slice(0, 32)
  .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
const firefoxId = manifest.browser_specific_settings.gecko.id;
const properties: Record<string, { type: string; enum?: string[] }> = schema.properties;
const forced = [`${chromeId};https://intranet.example.com/stars/update.xml`];

/** The examples under a heading, in one language. */
function examples(heading: string, language: string): string[] {
  const section = new RegExp(`^## ${heading}$([^]*?)(?=^## |$(?![^]))`, 'm').exec(doc)?.[1] ?? '';
  return [...section.matchAll(new RegExp(`^\`\`\`${language}$([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) =>
    text.trim(),
  );
}
function example(heading: string, language: string): string {
  const [only, ...more] = examples(heading, language);
  if (only === undefined || more.length > 0) throw new Error(`${heading} has not exactly one example in ${language}`);
  return only;
}

/** What is wrong with a policy for our extension; every field must be in the example, for the reader to see it. */
function problemsOf(policy: Record<string, unknown>): string[] {
  const missing = Object.keys(properties).filter((name) => !(name in policy));
  const wrong = Object.entries(policy).filter(([name, value]) => {
    const expected = properties[name];
    const type = Array.isArray(value) ? 'array' : typeof value;
    return type !== expected?.type || (expected.enum && !expected.enum.includes(String(value)));
  });
  const off = Array.isArray(policy.featuresOff) ? policy.featuresOff : [];
  return [
    ...missing.map((name) => `${name} is missing`),
    ...wrong.map(([name]) => `${name} is wrong`),
    ...off.filter((name) => !features.includes(name)).map((name) => `${name} is no feature`),
    ...(clientIdProblem(String(policy.clientId)) ? ['clientId is malformed'] : []),
  ];
}

describe.each([
  ['Chrome', 'Google\\Chrome'],
  ['Edge', 'Microsoft\\Edge'],
])('%s', (browser, vendorKey) => {
  test('the JSON file for Linux', () => {
    const file = JSON.parse(example(browser, 'json'));
    expect(Object.keys(file)).toEqual(['ExtensionInstallForcelist', '3rdparty']);
    expect(file.ExtensionInstallForcelist).toEqual(forced);
    expect(Object.keys(file['3rdparty'].extensions)).toEqual([chromeId]);
    expect(problemsOf(file['3rdparty'].extensions[chromeId])).toEqual([]);
  });

  test('the registry file for Windows says the same', () => {
    const keys = readRegistry(example(browser, 'reg'));
    const root = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${vendorKey}`;
    const policyKey = `${root}\\3rdparty\\extensions\\${chromeId}\\policy`;
    expect([...keys.keys()]).toEqual([`${root}\\ExtensionInstallForcelist`, policyKey, `${policyKey}\\featuresOff`]);
    expect(keys.get(`${root}\\ExtensionInstallForcelist`)).toEqual({ 1: forced[0] });
    const policy = {
      ...keys.get(policyKey),
      featuresOff: Object.values(keys.get(`${policyKey}\\featuresOff`) ?? {}),
    };
    expect(policy).toEqual(JSON.parse(example(browser, 'json'))['3rdparty'].extensions[chromeId]);
  });
});

test('the property list for Chrome on macOS says the same', () => {
  const policy = readPropertyList(example('Chrome', 'xml'));
  expect(policy).toEqual(JSON.parse(example('Chrome', 'json'))['3rdparty'].extensions[chromeId]);
  expect(doc).toContain(`\`com.google.Chrome.extensions.${chromeId}\``);
  expect(doc).toContain(`\`com.microsoft.Edge.extensions.${chromeId}\``);
});

test('policies.json for Firefox', () => {
  const { policies } = JSON.parse(example('Firefox', 'json'));
  expect(Object.keys(policies)).toEqual(['ExtensionSettings', '3rdparty']);
  expect(policies.ExtensionSettings[firefoxId]).toEqual({
    installation_mode: 'force_installed',
    install_url: expect.stringMatching(/^https:\/\/intranet\.example\.com\/.+\.xpi$/),
  });
  expect(Object.keys(policies['3rdparty'].Extensions)).toEqual([firefoxId]);
  expect(problemsOf(policies['3rdparty'].Extensions[firefoxId])).toEqual([]);
});

test('the redirect addresses are those of the ids', () => {
  for (const origin of [
    `https://${chromeId}.chromiumapp.org`,
    `https://${hash('sha1', firefoxId)}.extensions.allizom.org`,
  ]) {
    expect(doc).toContain(`\`${origin}/\``);
    expect(doc).toContain(`\`${origin}\``);
  }
  expect(doc).not.toMatch(new RegExp(`[a-p]{32}(?<!${chromeId})`));
});

test('every field, value and feature is explained', () => {
  for (const [name, { enum: values = [] }] of Object.entries(properties)) {
    const row = new RegExp(`^\\| \`${name}\` .*$`, 'm').exec(doc)?.[0] ?? '';
    for (const value of values) expect(row).toContain(`\`${value}\``);
    expect(row.split('|').filter((cell) => cell.trim() !== '')).toHaveLength(4);
  }
  for (const feature of features) expect(/^\| `featuresOff` .*$/m.exec(doc)?.[0]).toContain(`\`${feature}\``);
});

test('an example that is wrong would be seen', () => {
  const good = JSON.parse(example('Chrome', 'json'))['3rdparty'].extensions[chromeId];
  const { dataCenter: _left, ...less } = good;
  expect(problemsOf(less)).toEqual(['dataCenter is missing']);
  expect(problemsOf({ ...good, dataCenter: 'moon', keepsNoText: 'yes', other: 1 })).toEqual([
    'dataCenter is wrong',
    'keepsNoText is wrong',
    'other is wrong',
  ]);
  expect(problemsOf({ ...good, featuresOff: ['everything'], clientId: 'x' })).toEqual([
    'everything is no feature',
    'clientId is malformed',
  ]);
});

/** Keys with their values: strings, and DWORDs as the booleans that they stand for. */
function readRegistry(text: string): Map<string, Record<string, unknown>> {
  const [title, ...lines] = text.split('\n');
  expect(title).toBe('Windows Registry Editor Version 5.00');
  const keys = new Map<string, Record<string, unknown>>();
  let values: Record<string, unknown> = {};
  for (const line of lines.filter((each) => each !== '')) {
    const [, key] = /^\[(.+)\]$/.exec(line) ?? [];
    const [, name, words, dword] = /^"(\w+)"=(?:"([^"]*)"|dword:0000000([01]))$/.exec(line) ?? [];
    if (key !== undefined) {
      values = {};
      keys.set(key, values);
    } else if (name !== undefined) values[name] = words ?? dword === '1';
    else throw new Error(`not a line of a registry file: ${line}`);
  }
  return keys;
}

function readPropertyList(text: string): Record<string, unknown> {
  const body = /<plist version="1\.0">\s*<dict>([\s\S]*)<\/dict>\s*<\/plist>$/.exec(text)?.[1] ?? '';
  const strings = (xml: string) => [...xml.matchAll(/<string>([^<]*)<\/string>/g)].map(([, words]) => words);
  const pairs = [
    ...body.matchAll(/<key>(\w+)<\/key>\s*(<true\/>|<false\/>|<string>[^<]*<\/string>|<array>[\s\S]*?<\/array>)/g),
  ];
  return Object.fromEntries(
    pairs.map(([, name, value = '']) => {
      if (value.startsWith('<array>')) return [name, strings(value)];
      return [name, value.startsWith('<string>') ? strings(value)[0] : value === '<true/>'];
    }),
  );
}
