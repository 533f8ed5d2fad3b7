import { describe, expect, test } from 'vitest';
import type { BuiltPackage } from './built-package';
import { checkForms, checkHosts, checkNothingForPages, checkPermissions } from './manifest-checks';
import { checkMessages, keysUsed } from './message-checks';
import { checkContentScript, checkNoTestAddress, checkWorkerSize } from './script-checks';

const origins = ['https://cliq.example.com'];
const optionalOrigins = ['https://accounts.example.com'];
const explanations = '| permission | why |\n| `storage` | x |\n| `menus` (Firefox only) | x |\n';

/** A package in which all is well, with some changes. */
function built(manifest: object = {}, texts: Record<string, string> = {}): BuiltPackage {
  return {
    target: 'chrome',
    manifest: {
      manifest_version: 3,
      key: 'MII',
      minimum_chrome_version: '127',
      background: { service_worker: 'loader.js' },
      content_scripts: [{ js: ['content.js'], matches: ['https://cliq.example.com/*'] }],
      permissions: ['storage'],
      host_permissions: ['https://cliq.example.com/*'],
      optional_host_permissions: ['https://accounts.example.com/*'],
      content_security_policy: {
        extension_pages: "default-src 'none'; connect-src https://cliq.example.com https://accounts.example.com; x",
      },
      default_locale: 'en',
      storage: { managed_schema: 'schema.json' },
      ...manifest,
    },
    texts: new Map(
      Object.entries({
        'manifest.json': '{"name":"__MSG_name__"}',
        'schema.json': '{}',
        'loader.js': "import './assets/a.js';",
        'assets/a.js': 'import{b}from"./b.js";b()',
        'assets/b.js': 'export const b=()=>"dangerouslySetInnerHTML"',
        'content.js': '(function(){})()',
        '_locales/en/messages.json': '{"name":{"message":"Stars"},"count":{"message":"$1 stars"}}',
        ...texts,
      }),
    ),
  };
}

const all = (it: BuiltPackage) =>
  [
    checkForms(it),
    checkNothingForPages(it),
    checkHosts(it, origins, optionalOrigins),
    checkPermissions(it, explanations),
    checkContentScript(it),
    checkWorkerSize(it),
    checkNoTestAddress(it),
    checkMessages(it, ['count']),
  ].flatMap(({ problem }) => (problem === null ? [] : [problem]));

test('a good package has no problem', () => {
  expect(all(built())).toEqual([]);
});

describe('is refused:', () => {
  const otherHosts = [{ js: ['content.js'], matches: ['https://*/*'] }];
  test.each<[string, object, Record<string, string>]>([
    ['background.scripts does not belong here', { background: { service_worker: 'loader.js', scripts: [] } }, {}],
    ['browser_specific_settings does not belong here', { browser_specific_settings: {} }, {}],
    ['storage.managed_schema is no file', { storage: { managed_schema: 'other.json' } }, {}],
    ['there are web_accessible_resources', { web_accessible_resources: [] }, {}],
    [
      'host_permissions: too many: https://*/*',
      { host_permissions: ['https://cliq.example.com/*', 'https://*/*'] },
      {},
    ],
    [
      'optional_host_permissions: too many: https://*/*, missing: https://accounts.example.com/*',
      { optional_host_permissions: ['https://*/*'] },
      {},
    ],
    ['content_scripts.matches: too many: https://*/*', { content_scripts: otherHosts }, {}],
    [
      'connect-src: too many: none, missing: https',
      { content_security_policy: { extension_pages: "default-src 'none'" } },
      {},
    ],
    ['permissions: too many: tabs', { permissions: ['storage', 'tabs'] }, {}],
    ['permissions: too many: none, missing: storage', { permissions: [] }, {}],
    ['it has import or export statements', {}, { 'content.js': 'import "./x.js"' }],
    ['it loads another file', {}, { 'content.js': '(function(){import("./x.js")})()' }],
    ['it holds Preact', {}, { 'content.js': '(function(){"dangerouslySetInnerHTML"})()' }],
    ['bytes gzipped, more than 18000', {}, { 'content.js': `"${noise(40_000)}"` }],
    ['the sign that tells Preact is out of date', {}, { 'assets/b.js': '' }],
    [
      'loader.js + assets/a.js + assets/b.js are',
      {},
      { 'assets/b.js': `"dangerouslySetInnerHTML${'x'.repeat(105_000)}"` },
    ],
    ['assets/a.js holds 127.0.0.1', {}, { 'assets/a.js': 'import "./b.js";fetch("http://127.0.0.1:1")' }],
    ['name is used and has no sentence', {}, { '_locales/en/messages.json': '{"count":{"message":"$1 stars"}}' }],
    ['de/messages.json lacks count', {}, { '_locales/de/messages.json': '{"name":{"message":"Sterne"}}' }],
    [
      'de/messages.json: count differs',
      {},
      { '_locales/de/messages.json': '{"name":{"message":"S"},"count":{"message":"Sterne"}}' },
    ],
  ])('%s', (problem, manifest, texts) => {
    expect(all(built(manifest, texts)).join('\n')).toContain(problem);
  });
});

test('Firefox needs its own form and menus', () => {
  const firefox: BuiltPackage = { ...built({ background: { scripts: ['loader.js'] } }), target: 'firefox' };
  const problems = all(firefox).join('\n');
  expect(problems).toContain('browser_specific_settings is missing; key does not belong here');
  expect(problems).toContain('permissions: too many: none, missing: menus');
});

test('keysUsed finds what the source asks for', () => {
  expect(keysUsed("t('popup_title'); t(\n  'a_b', count); format('no')")).toEqual(['popup_title', 'a_b']);
});

/** Text that gzip cannot make small. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 26));
  }).join('');
}
