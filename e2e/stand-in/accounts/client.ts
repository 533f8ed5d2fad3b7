import { findDataCenter, type Host } from '../hosts';

/** An application registered at Zoho's API console. */
export interface Client {
  id: string;
  /** Exactly these, or `any` for tests that do not know theirs beforehand. */
  redirectUris: readonly string[] | 'any';
  /** `client-based` (default) may ask for a token only, the others for a code only. `mobile` must send a code challenge. */
  type?: 'client-based' | 'server-based' | 'mobile';
  /** What the token endpoint asks for. A client-based application has none. */
  secret?: string;
  /** Of a client-based application: its JavaScript domains, as origins. Default: not looked at. */
  javascriptDomains?: readonly string[];
  /** Where it was registered: a `location` of hosts.ts. Default: at whatever host it is asked for. */
  dataCenter?: string;
  /** The data centers enabled in the client's settings beside its own. Default: all but China. */
  enabledIn?: readonly string[];
}

/** Granted to whoever asks, when a test names no clients. */
export const DEFAULT_CLIENT: Client = { id: '1000.STANDIN', redirectUris: 'any' };

/** The same with a secret, as an organization registers it for itself. */
export const SERVER_BASED_CLIENT: Client = {
  id: '1000.STANDINSERVER',
  type: 'server-based',
  secret: 'stand-in-secret-5e1f',
  redirectUris: 'any',
};

/** Whether the client's users may live there. A client registered elsewhere is unknown in China unless it was enabled there. */
export function isEnabledIn(client: Client, location: string): boolean {
  if (client.dataCenter === undefined || client.dataCenter === location) return true;
  if (client.enabledIn) return client.enabledIn.includes(location);
  return client.dataCenter !== 'cn' && location !== 'cn';
}

/** The client of that id, as far as this sign-in host knows it. */
export function findClient(clients: readonly Client[], id: string | null, host: Host): Client | null {
  const client = clients.find((known) => known.id === id);
  return client && isEnabledIn(client, host.dataCenter.location) ? client : null;
}

/** The sign-in host of the client's own data center, as seen by one who asked at `host`. */
export function homeOf(client: Client, host: Host): string {
  return client.dataCenter === undefined ? host.name : findDataCenter(client.dataCenter).accounts;
}
