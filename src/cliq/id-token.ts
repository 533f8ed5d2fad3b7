import * as v from 'valibot';
import type { Identity } from '../stars/account';

/** The fields of OpenID Connect that Zoho documents for `email`; `aud` is the client's ID. */
const claims = v.object({
  aud: v.string(),
  sub: v.pipe(v.string(), v.regex(/^[\w.@-]{1,200}$/)),
  email: v.pipe(v.string(), v.maxLength(320), v.includes('@')),
});

/**
 * Whose token it is, as the `id_token` beside it says; null when there is none, or it is not one for this client. Its signature is
 * not looked at: it came from Zoho's own address with the token, and opens nothing; it only tells two people apart.
 * @see Zoho Accounts, OAuth for client-based applications: request an access token (scope `email`)
 */
export function readIdentity(idToken: unknown, clientId: string): Identity | null {
  const payload = typeof idToken === 'string' ? idToken.split('.')[1] : undefined;
  if (payload === undefined) return null;
  const parsed = v.safeParse(claims, decoded(payload));
  if (!parsed.success || parsed.output.aud !== clientId) return null;
  return { userId: parsed.output.sub, email: parsed.output.email };
}

function decoded(payload: string): unknown {
  try {
    const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0))));
  } catch {
    return null;
  }
}
