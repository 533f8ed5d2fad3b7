import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import messages from '../public/_locales/en/messages.json' with { type: 'json' };

const read = (name: string) => readFileSync(`store/${name}.md`, 'utf8');
/** The text under each second heading. */
function sections(document: string): Map<string, string> {
  const parts = document.split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]));
}
const listing = sections(read('listing'));
const reasons = sections(read('permissions'));

test('every permission of the manifest has its reason, and none has one that is not asked for', () => {
  const further = ['menus', 'Host permissions', 'Optional host permissions', 'Remote code'];
  expect([...reasons.keys()].sort()).toEqual([...manifest.permissions, ...further].sort());
});

test.each([
  ['Host permissions', manifest.host_permissions],
  ['Optional host permissions', manifest.optional_host_permissions],
])('%s: each host has its reason, as in the manifest', (heading, hosts) => {
  const named = [...(reasons.get(heading) ?? '').matchAll(/^- `([^`]+)`: \S.+$/gm)].map(([, host]) => host);
  expect(named).toEqual(hosts);
});

test('every answer fits the stores’ forms', () => {
  for (const [name, reason] of reasons) {
    const words = reason.replace(/^- `.*$/gm, '').trim();
    expect([name, words.length > 20 && words.length <= 1_000]).toEqual([name, true]);
  }
  expect(listing.get('Single purpose')?.length).toBeLessThanOrEqual(1_000);
  expect(listing.get('Description')?.length).toBeLessThanOrEqual(16_000);
  expect(listing.get('Description')?.split('\n\n').length).toBeGreaterThan(4);
});

test('name and summary are those that the package shows, in each language no longer than the stores allow', () => {
  expect(listing.get('Name')).toBe(messages.extensionName.message);
  expect(listing.get('Summary')).toBe(messages.extensionDescription.message);
  for (const language of readdirSync('public/_locales')) {
    const { extensionName: name, extensionDescription: description }: typeof messages = JSON.parse(
      readFileSync(`public/_locales/${language}/messages.json`, 'utf8'),
    );
    expect(name.message.length).toBeLessThanOrEqual(45);
    expect(description.message.length).toBeLessThanOrEqual(132);
  }
});

test('what Firefox is told of data is what the manifest says', () => {
  const firefox = sections(read('data-use')).get('Firefox: data collection') ?? '';
  const named = [...firefox.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  expect(named).toEqual(manifest.browser_specific_settings.gecko.data_collection_permissions.required);
});

test('Chrome’s nine questions about data are all answered', () => {
  const chrome = sections(read('data-use')).get('Chrome Web Store: what user data is collected or used') ?? '';
  expect([...chrome.matchAll(/^\| [A-Z][^|]+\| (yes|no) +\|/gm)]).toHaveLength(9);
});

test('icons have the sizes that their names say, and are there in every size that the manifest names', () => {
  for (const name of readdirSync('public/icons').filter((each) => each.endsWith('.png'))) {
    const size = /^star-(\d+)\.png$/.exec(name)?.[1];
    expect([name, sizeOf(`public/icons/${name}`)]).toEqual([name, `${size}x${size}`]);
  }
  const icons = [manifest.icons, manifest.action.default_icon, manifest.sidebar_action.default_icon];
  for (const [size, path] of icons.flatMap((each) => Object.entries(each))) {
    expect(path).toBe(`icons/star-${size}.png`);
    expect(existsSync(`public/${path}`)).toBe(true);
  }
  expect(Object.keys(manifest.icons)).toContain('128');
});

/** Width and height stand in the first part of every PNG. */
function sizeOf(path: string): string {
  const file = readFileSync(path);
  expect(file.toString('latin1', 1, 4)).toBe('PNG');
  return `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`;
}
