/** One Zoho data center: where people sign in, where Cliq lives, and what the sign-in answer calls it. */
export interface DataCenter {
  location: string;
  accounts: string;
  cliq: string;
  apiDomain: string;
}

/** A host the stand-in plays, and which of its two parts. */
export interface Host {
  name: string;
  role: 'cliq' | 'accounts';
  dataCenter: DataCenter;
}

function dataCenter(location: string, suffix: string): DataCenter {
  return {
    location,
    accounts: `accounts.${suffix}`,
    cliq: `cliq.${suffix}`,
    apiDomain: `https://www.zohoapis.${suffix.replace(/^zoho(cloud)?\./, '')}`,
  };
}

/** The nine data centers that Zoho lists for Cliq. */
export const DATA_CENTERS: readonly DataCenter[] = [
  dataCenter('us', 'zoho.com'),
  dataCenter('eu', 'zoho.eu'),
  dataCenter('in', 'zoho.in'),
  dataCenter('au', 'zoho.com.au'),
  dataCenter('jp', 'zoho.jp'),
  dataCenter('cn', 'zoho.com.cn'),
  dataCenter('ca', 'zohocloud.ca'),
  dataCenter('sa', 'zoho.sa'),
  dataCenter('uk', 'zoho.uk'),
];

const HOSTS = new Map<string, Host>(
  DATA_CENTERS.flatMap((center) => [
    [center.cliq, { name: center.cliq, role: 'cliq', dataCenter: center }],
    [center.accounts, { name: center.accounts, role: 'accounts', dataCenter: center }],
  ]),
);

export const HOST_NAMES: readonly string[] = [...HOSTS.keys()];

/** The part to play for a Host header, or null for a host that is not ours. */
export function findHost(hostHeader: string): Host | null {
  return HOSTS.get(hostHeader.toLowerCase().replace(/:\d+$/, '')) ?? null;
}

export function findDataCenter(location: string): DataCenter {
  const found = DATA_CENTERS.find((center) => center.location === location);
  if (!found) throw new Error(`no data center "${location}"`);
  return found;
}
