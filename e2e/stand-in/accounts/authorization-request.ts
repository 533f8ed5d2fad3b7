/** An application registered at Zoho's API console. */
export interface Client {
  id: string;
  /** Exactly these, or `any` for tests that do not know theirs beforehand. */
  redirectUris: readonly string[] | 'any';
}

/** Granted to whoever asks, when a test names no clients. */
export const DEFAULT_CLIENT: Client = { id: '1000.STANDIN', redirectUris: 'any' };

export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  scopes: readonly string[];
  state: string | null;
}

const SCOPES = new Set([
  'ZohoCliq.Messages.CREATE',
  'ZohoCliq.Messages.READ',
  'ZohoCliq.Messages.UPDATE',
  'ZohoCliq.Messages.DELETE',
  'ZohoCliq.Users.READ',
  'AaaServer.profile.READ',
  'email',
]);

/** The request, or the words of the error page: Zoho does not redirect what it cannot trust. */
export function parseAuthorizationRequest(
  parameters: Record<string, string[]>,
  clients: readonly Client[],
): AuthorizationRequest | { error: string } {
  const one = (name: string) => parameters[name]?.[0] ?? null;
  const client = clients.find((known) => known.id === one('client_id'));
  if (!client) return { error: 'Invalid Client' };
  const redirectUri = one('redirect_uri');
  const isRegistered = client.redirectUris === 'any' || client.redirectUris.includes(redirectUri ?? '');
  if (!redirectUri || !URL.canParse(redirectUri) || !isRegistered) return { error: 'Invalid Redirect URI' };
  if (one('response_type') !== 'token') return { error: 'Invalid Response Type' };
  const scopes = (one('scope') ?? '').split(',');
  if (!scopes.every((scope) => SCOPES.has(scope))) return { error: 'Scope does not exist' };
  return { clientId: client.id, redirectUri, scopes, state: one('state') };
}
