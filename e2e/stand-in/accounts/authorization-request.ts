import type { Host } from '../hosts';
import { type Client, findClient } from './client';
import { type CodeChallenge, parseCodeChallenge } from './code-challenge';

export type Parameters = Record<string, string[]>;

export interface AuthorizationRequest {
  client: Client;
  responseType: 'token' | 'code';
  redirectUri: string;
  scopes: readonly string[];
  state: string | null;
  /** `access_type=offline`: a refresh token is wanted. */
  isOffline: boolean;
  /** `prompt=consent`: the user is to be asked again, which makes a new refresh token. */
  isPrompted: boolean;
  challenge: CodeChallenge | null;
  /** As sent, for the consent page's form. */
  sent: Readonly<Record<string, string>>;
}

const NAMES = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'access_type',
  'prompt',
  'code_challenge',
  'code_challenge_method',
];

const SCOPES = new Set([
  'ZohoCliq.Messages.CREATE',
  'ZohoCliq.Messages.READ',
  'ZohoCliq.Messages.UPDATE',
  'ZohoCliq.Messages.DELETE',
  'ZohoCliq.Users.READ',
  'AaaServer.profile.READ',
  'email',
]);

/** `redirect_uri` is registered, and so is the JavaScript domain it belongs to. */
function refuseRedirect({ redirectUris, javascriptDomains }: Client, uri: string | null): string | null {
  if (uri === null || !URL.canParse(uri)) return 'Invalid Redirect URI';
  if (redirectUris !== 'any' && !redirectUris.includes(uri)) return 'Invalid Redirect URI';
  if (javascriptDomains && !javascriptDomains.includes(new URL(uri).origin)) return 'Invalid JavaScript Domain';
  return null;
}

/** The request, or the words of the error page: Zoho does not redirect what it cannot trust. */
export function parseAuthorizationRequest(
  parameters: Parameters,
  clients: readonly Client[],
  host: Host,
): AuthorizationRequest | { error: string } {
  const one = (name: string) => parameters[name]?.[0] ?? null;
  const client = findClient(clients, one('client_id'), host);
  if (!client) return { error: 'Invalid Client' };
  const redirectUri = one('redirect_uri') ?? '';
  const refused = refuseRedirect(client, redirectUri);
  if (refused) return { error: refused };
  const responseType = (client.type ?? 'client-based') === 'client-based' ? 'token' : 'code';
  if (one('response_type') !== responseType) return { error: 'Invalid Response Type' };
  const scopes = (one('scope') ?? '').split(',');
  if (!scopes.every((scope) => SCOPES.has(scope))) return { error: 'Scope does not exist' };
  const challenge = parseCodeChallenge(one('code_challenge'), one('code_challenge_method'));
  if (challenge === undefined || (challenge === null && client.type === 'mobile')) {
    return { error: 'Invalid Code Challenge' };
  }
  return {
    client,
    responseType,
    redirectUri,
    scopes,
    state: one('state'),
    isOffline: one('access_type') === 'offline',
    isPrompted: one('prompt') === 'consent',
    challenge,
    sent: Object.fromEntries(
      NAMES.flatMap((name) => parameters[name]?.slice(0, 1).map((value) => [name, value]) ?? []),
    ),
  };
}
