import { describe, expect, test } from 'vitest';
import type { BuiltPackage } from './built-package';
import { checkContentPolicy } from './content-policy-checks';
import { checkForms, checkHosts, checkNothingForPages, checkPermissions } from './manifest-checks';
import { checkMessages, keysUsed } from './message-checks';
import { checkContentScript, checkNoTestAddress, checkPopupSize, checkWorkerSize } from './script-checks';
import { checkOtherSizes } from './size-checks';

const origins = ['https://cliq.example.com'];
const optionalOrigins = ['https://accounts.example.com'];
const explanations =
  '| permission | why |\n| `storage` | x |\n| `menus` (Firefox only) | x |\n| `sidePanel` (Chrome only) | x |\n';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src https://cliq.example.com " +
  "https://accounts.example.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";
const withPolicy = (extension_pages: string) => ({ content_security_policy: { extension_pages } });

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
      permissions: ['storage', 'sidePanel'],
      side_panel: { default_path: 'panel.html' },
      host_permissions: ['https://cliq.example.com/*'],
      optional_host_permissions: ['https://accounts.example.com/*'],
      content_security_policy: {
        extension_pages: policy,
      },
      default_locale: 'en',
      storage: { managed_schema: 'schema.json' },
      ...manifest,
    },
    texts: new Map(
      Object.entries({
        'manifest.json': '{"name":"__MSG_name__"}',
        'schema.json': '{}',
        'loader.js': 'a()',
        'assets/a.js': 'import{b}from"./b.js";b()',
        'assets/b.js': 'export const b=()=>"dangerouslySetInnerHTML"',
        'content.js': '(function(){})()',
        'src/popup/index.html': '<script src="/early.js" data-modules="/assets/popup.js"></script>',
        'early.js': 'import("/assets/popup.js")',
        'src/options/index.html': '<script type="module" crossorigin src="/assets/options.js"></script>',
        'assets/options.js': 'import{b}from"./b.js";b()',
        'src/study/index.iife.js': '(function(){})()',
        'assets/a.css': 'a{}',
        'assets/popup.js': 'import{b}from"./b.js";b(),import("./later.js")',
        'assets/later.js': `"${noise(40_000)}"`,
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
    checkContentPolicy(it, [...origins, ...optionalOrigins]),
    checkPermissions(it, explanations),
    checkContentScript(it),
    checkWorkerSize(it),
    checkPopupSize(it),
    checkOtherSizes(it),
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
    ['connect-src is missing and not https://accounts', withPolicy("default-src 'none'"), {}],
    [
      "img-src is 'self' data: and not 'self'",
      withPolicy(policy.replace("img-src 'self'", "img-src 'self' data:")),
      {},
    ],
    [
      'connect-src is https://accounts.example.com https://cliq.example.com https://evil.example and not',
      withPolicy(policy.replace('connect-src', 'connect-src https://evil.example')),
      {},
    ],
    ['frame-src is * and not left out', withPolicy(`${policy}; frame-src *`), {}],
    [
      'there are other policies: sandbox',
      { content_security_policy: { extension_pages: policy, sandbox: 'sandbox allow-scripts' } },
      {},
    ],
    ['src/popup/index.html holds a script', {}, { 'src/popup/index.html': '<script>run()</script>' }],
    [
      'src/popup/index.html holds a style; src/popup/index.html holds a style attribute; src/popup/index.html holds an event handler',
      {},
      { 'src/popup/index.html': '<style>p {}</style><p style="x" onclick="run()">' },
    ],
    [
      'src/popup/index.html holds an address of elsewhere',
      {},
      { 'src/popup/index.html': '<script src="https://evil.example/a.js"></script>' },
    ],
    ['permissions: too many: tabs', { permissions: ['storage', 'sidePanel', 'tabs'] }, {}],
    ['permissions: too many: none, missing: storage sidePanel', { permissions: [] }, {}],
    ['it has import or export statements', {}, { 'content.js': 'import "./x.js"' }],
    ['it loads another file', {}, { 'content.js': '(function(){import("./x.js")})()' }],
    ['it holds Preact', {}, { 'content.js': '(function(){"dangerouslySetInnerHTML"})()' }],
    ['bytes gzipped, more than 18000', {}, { 'content.js': `"${noise(40_000)}"` }],
    ['the sign that tells Preact is out of date', {}, { 'assets/b.js': '' }],
    ['loader.js is empty', {}, { 'loader.js': '' }],
    ['loader.js imports assets/a.js, assets/b.js', {}, { 'loader.js': "import './assets/a.js';" }],
    ['loader.js has 150000 bytes', {}, { 'loader.js': 'x'.repeat(150_000) }],
    ['assets/popup.js + assets/b.js are', {}, { 'assets/popup.js': `import "./b.js";"${noise(60_000)}"` }],
    ['src/options/index.html has no script', {}, { 'src/options/index.html': '<p></p>' }],
    ['assets/options.js are', {}, { 'assets/options.js': `"${noise(80_000)}"` }],
    ['assets/a.css are', {}, { 'assets/a.css': noise(20_000) }],
    ['src/study/index.iife.js are', {}, { 'src/study/index.iife.js': `"${noise(30_000)}"` }],
    [
      'src/popup/index.html waits for its modules',
      {},
      { 'src/popup/index.html': '<script type="module" src="/assets/popup.js"></script>' },
    ],
    ['src/popup/index.html has no script', {}, { 'src/popup/index.html': '<p></p>' }],
    ['assets/a.js holds 127.0.0.1', {}, { 'assets/a.js': 'import "./b.js";fetch("http://127.0.0.1:1")' }],
    ['name is used and has no sentence', {}, { '_locales/en/messages.json': '{"count":{"message":"$1 stars"}}' }],
    ['de lacks count', {}, { '_locales/de/messages.json': '{"name":{"message":"Sterne"}}' }],
    ['de: count differs', {}, { '_locales/de/messages.json': '{"name":{"message":"S"},"count":{"message":"Sterne"}}' }],
  ])('%s', (problem, manifest, texts) => {
    expect(all(built(manifest, texts)).join('\n')).toContain(problem);
  });
});

test('Firefox needs its own form and menus', () => {
  const firefox: BuiltPackage = { ...built({ background: { scripts: ['loader.js'] } }), target: 'firefox' };
  const problems = all(firefox).join('\n');
  expect(problems).toContain(
    'browser_specific_settings is missing; sidebar_action is missing; key does not belong here',
  );
  expect(problems).toContain('permissions: too many: sidePanel, missing: menus');
});

test('keysUsed finds what the source asks for', () => {
  expect(keysUsed("t('popup_title'); t(\n  'a_b', count); format('no')")).toEqual(['popup_title', 'a_b']);
  expect(keysUsed("countSentence('left', 3)")).toEqual(['left_one', 'left_other']);
});

/** Text that gzip cannot make small. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 26));
  }).join('');
}
