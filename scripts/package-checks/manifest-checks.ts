import { type BuiltPackage, type Check, check } from './built-package';

/** What one browser wants and the other refuses. */
export function checkForms({ target, manifest, texts }: BuiltPackage): Check {
  const [wanted, unwanted] =
    target === 'chrome'
      ? [
          ['key', 'minimum_chrome_version', 'storage', 'side_panel'],
          ['browser_specific_settings', 'sidebar_action'],
        ]
      : [
          ['browser_specific_settings', 'sidebar_action'],
          ['key', 'minimum_chrome_version', 'storage', 'side_panel'],
        ];
  const [background, otherBackground] =
    target === 'chrome' ? ['service_worker', 'scripts'] : ['scripts', 'service_worker'];
  return check(`${target}: the manifest has this browser’s form`, [
    manifest.storage !== undefined &&
      !texts.has(manifest.storage.managed_schema) &&
      'storage.managed_schema is no file',
    manifest.manifest_version !== 3 && 'manifest_version is not 3',
    ...wanted.map((key) => !(key in manifest) && `${key} is missing`),
    ...unwanted.map((key) => key in manifest && `${key} does not belong here`),
    !(background in manifest.background) && `background.${background} is missing`,
    otherBackground in manifest.background && `background.${otherBackground} does not belong here`,
  ]);
}

/** With such a resource any page could tell that the extension is there. */
export function checkNothingForPages({ target, manifest }: BuiltPackage): Check {
  return check(`${target}: web pages can load nothing of it`, [
    'web_accessible_resources' in manifest && 'there are web_accessible_resources',
    'externally_connectable' in manifest && 'there is externally_connectable',
  ]);
}

/** The hosts in the manifest are those of the table of data centers, wherever they stand. */
export function checkHosts(
  { target, manifest }: BuiltPackage,
  cliqOrigins: readonly string[],
  accountsOrigins: readonly string[],
): Check {
  const patterns = cliqOrigins.map(patternOf);
  return check(`${target}: its hosts are the data centers’`, [
    difference('host_permissions', manifest.host_permissions, patterns),
    difference('optional_host_permissions', manifest.optional_host_permissions, accountsOrigins.map(patternOf)),
    ...manifest.content_scripts.map(({ matches }) => difference('content_scripts.matches', matches, patterns)),
  ]);
}

/** Every permission is explained in docs/permissions.md, and none is explained that is not asked for. */
export function checkPermissions({ target, manifest }: BuiltPackage, explanations: string): Check {
  const rows = [...explanations.matchAll(/^\| *`([a-zA-Z.]+)`(?: \((Firefox|Chrome) only\))? *\|/gm)];
  const explained = rows
    .filter(([, , only]) => only === undefined || only.toLowerCase() === target)
    .map(([, name]) => name ?? '');
  return check(`${target}: every permission is explained`, [
    difference('permissions', manifest.permissions, explained),
    target === 'firefox' && !manifest.permissions.includes('menus') && 'menus is missing',
    'optional_permissions' in manifest && 'optional_permissions are explained nowhere',
  ]);
}

const patternOf = (origin: string) => `${origin}/*`;

function difference(name: string, actual: readonly string[], expected: readonly string[]): string | null {
  const extra = actual.filter((item) => !expected.includes(item));
  const missing = expected.filter((item) => !actual.includes(item));
  if (extra.length === 0 && missing.length === 0) return null;
  return `${name}: too many: ${extra.join(' ') || 'none'}, missing: ${missing.join(' ') || 'none'}`;
}
