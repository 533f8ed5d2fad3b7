import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The very folder that users install. */
export const dist = fileURLToPath(new URL('../../../dist/firefox', import.meta.url));

export function builtManifest(): { host_permissions: string[]; browser_specific_settings: { gecko: { id: string } } } {
  return JSON.parse(readFileSync(`${dist}/manifest.json`, 'utf8'));
}

/** Firefox's id of the extension. */
export const geckoId: string = builtManifest().browser_specific_settings.gecko.id;
