import type { DataCenterId } from '../stars/account';
import { isToken, type NoGrant, type PageRequest, pageUrl, readAnswer } from './oauth';
import { userDataCenter } from './user-data-center';

/** What the consent page answered for a client with a secret. */
export type CodeAnswer =
  | {
      kind: 'code';
      code: string;
      /** The user's data center, the only one that takes this code; null when Zoho named none of the table. */
      dataCenter: DataCenterId | null;
    }
  | NoGrant;

/** PKCE (RFC 7636): a secret of one sign-in, so that its code is of no use to anybody else. 256 random bits. */
export function createVerifier(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  return base64Url(random(new Uint8Array(32)));
}

/**
 * The address that opens Zoho's consent page for a client with a secret. Without `prompt=consent` a user's second sign-in would
 * bring no refresh token.
 * @see Zoho Accounts, OAuth for web applications: authorization request
 */
export async function codeUrl(request: PageRequest, verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return pageUrl('/oauth/v2/auth', request, {
    response_type: 'code',
    access_type: 'offline',
    prompt: 'consent',
    code_challenge: base64Url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  });
}

/** Reads the URL that Zoho redirected to. With a code every document has the `state`: without it, it is not ours. */
export function readCode(answer: string, expected: { redirectUrl: string; state: string }): CodeAnswer {
  const found = readAnswer(answer, expected);
  if (found.kind !== 'answered') return found;
  const { read } = found;
  if (read('state') === null) return { kind: 'state-mismatch' };
  const code = read('code');
  if (!isToken(code)) return { kind: 'no-token' };
  return { kind: 'code', code, dataCenter: userDataCenter(read) };
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
