import type { DataCenterId } from '../stars/account';

/** Where one of Zoho's data centers is reached. The only hosts this program ever talks to or opens. */
export interface DataCenter {
  id: DataCenterId;
  /** OAuth. */
  accountsOrigin: string;
  /** Cliq's web client and its REST API. */
  cliqOrigin: string;
  /** The host that the token answer names as `api_domain`: says which data center a token belongs to. */
  apiDomainHost: string;
  /** Where people register clients: only linked to. */
  consoleOrigin: string;
}

/**
 * The nine data centers whose Cliq hosts are documented. Accounts: https://www.zoho.com/accounts/protocol/oauth/multi-dc.html
 * (China: from CRM's documents). Cliq: six in https://www.zoho.com/cliq/help/restapi/v2/, the nine in the servers of the v3
 * OpenAPI document. Canada is zohocloud.ca; cliq.zoho.ca, often seen, is wrong. The United Arab Emirates and Singapore have
 * accounts hosts, but no documented Cliq host: left out. `www.zohoapis.uk` is known from public code only, and so are the
 * consoles of Canada, Saudi Arabia and the United Kingdom (the others: Zoho's help, "Kaizen 5").
 */
export const dataCenters: Readonly<Record<DataCenterId, DataCenter>> = {
  us: zoho('us', 'zoho.com', 'www.zohoapis.com'),
  eu: zoho('eu', 'zoho.eu', 'www.zohoapis.eu'),
  in: zoho('in', 'zoho.in', 'www.zohoapis.in'),
  au: zoho('au', 'zoho.com.au', 'www.zohoapis.com.au'),
  jp: zoho('jp', 'zoho.jp', 'www.zohoapis.jp'),
  cn: zoho('cn', 'zoho.com.cn', 'www.zohoapis.com.cn'),
  ca: zoho('ca', 'zohocloud.ca', 'www.zohoapis.ca'),
  sa: zoho('sa', 'zoho.sa', 'www.zohoapis.sa'),
  uk: zoho('uk', 'zoho.uk', 'www.zohoapis.uk'),
};

function zoho(id: DataCenterId, domain: string, apiDomainHost: string): DataCenter {
  return {
    id,
    accountsOrigin: `https://accounts.${domain}`,
    cliqOrigin: `https://cliq.${domain}`,
    apiDomainHost,
    consoleOrigin: `https://api-console.${domain}`,
  };
}

const byCliqHost = new Map(Object.values(dataCenters).map((dataCenter) => [hostOf(dataCenter.cliqOrigin), dataCenter]));

function hostOf(origin: string): string {
  return new URL(origin).host;
}

/** The data center whose Cliq has exactly this host (`URL.host`: with the port, if there is one), else null. */
export function dataCenterOfHost(host: string): DataCenter | null {
  return byCliqHost.get(host) ?? null;
}

/** Match patterns of every page of Cliq, for `tabs.query` and the like. The manifest holds the same nine. */
export const cliqMatchPatterns: readonly string[] = /* @__PURE__ */ Object.values(dataCenters).map(
  ({ cliqOrigin }) => `${cliqOrigin}/*`,
);

/** Every accounts host. The manifest holds the same nine as optional hosts. */
export const accountsOrigins: readonly string[] = /* @__PURE__ */ Object.values(dataCenters).map(
  ({ accountsOrigin }) => accountsOrigin,
);
