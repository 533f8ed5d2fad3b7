import type { SiteAccess } from '../browser-driver';
import type { Bidi } from './bidi';
import { builtManifest, geckoId } from './built-extension';

interface Permissions {
  permissions: string[];
  origins: string[];
}

declare const ChromeUtils: {
  importESModule(url: string): {
    ExtensionPermissions: {
      add(id: string, permissions: Permissions, extension: object): Promise<void>;
      remove(id: string, permissions: Permissions, extension: object): Promise<void>;
    };
  };
};
declare const WebExtensionPolicy: { getByID(id: string): { extension: object } };

/** What the user decides in about:addons, under "Permissions and data". */
export function siteAccessOf(bidi: Bidi): SiteAccess {
  const change = (verb: 'add' | 'remove', origins: string[]) =>
    bidi.inBrowser(
      async (id, does, which) => {
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionPermissions.sys.mjs',
        );
        await ExtensionPermissions[does](
          id,
          { permissions: [], origins: which },
          WebExtensionPolicy.getByID(id).extension,
        );
      },
      geckoId,
      verb,
      origins,
    );
  return {
    withholdAll: () => change('remove', builtManifest().host_permissions),
    allow: (host) => change('add', [`https://${host}/*`]),
  };
}
