import type { DataCenterId } from '../stars/account';
import { type DataCenter, dataCenters } from './data-centers';

/**
 * Where the user's account lives, wherever the sign-in began: by `location`, else by `accounts-server` (documented for codes only),
 * else by `api_domain`. They only choose from the table, no host is built from them. Null when none of them names one of its data
 * centers.
 * @param read gives a value of Zoho's answer by its name
 * @see Zoho Accounts, OAuth: multi-DC support
 */
export function userDataCenter(read: (name: string) => string | null): DataCenterId | null {
  const location = read('location');
  const accountsOrigin = originOf(read('accounts-server'));
  const apiDomain = originOf(read('api_domain'));
  return (
    idOf(({ id }) => id === location) ??
    idOf((dataCenter) => dataCenter.accountsOrigin === accountsOrigin) ??
    idOf(({ apiDomainHost }) => `https://${apiDomainHost}` === apiDomain)
  );
}

function idOf(isIt: (dataCenter: DataCenter) => boolean): DataCenterId | null {
  return Object.values(dataCenters).find(isIt)?.id ?? null;
}

function originOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).origin : null;
}
