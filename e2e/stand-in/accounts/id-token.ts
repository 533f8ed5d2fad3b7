import { createHash, createHmac } from 'node:crypto';
import { findDataCenter } from '../hosts';
import type { Switches } from '../switches';
import type { Token } from '../tokens';

/** Made up: a client without a secret cannot check a signature, nor does it need to on an answer that it asked for itself. */
const KEY = 'stand-in';

/**
 * The `id_token` that the scope `email` brings. Header, padding, `at_hash`, `sub`, `aud` and `email` are as in the vendor's
 * sample, the other members are OpenID Connect's. null: there is none.
 */
export function idToken(token: Token, now: number, form: Switches['idToken']): string | null {
  if (!token.scopes.includes('email') || form === 'absent') return null;
  const encode = (bytes: Buffer) => {
    const text = bytes.toString('base64url');
    return form === 'padded' ? text.padEnd(Math.ceil(text.length / 4) * 4, '=') : text;
  };
  const encodeJson = (value: unknown) => encode(Buffer.from(JSON.stringify(value)));
  const isSigned = form !== 'unsigned';
  const header = { key_id: '586c62845273396afd23865db5427201', typ: 'JWS', alg: isSigned ? 'HS256' : 'none' };
  const { account, clientId, value } = token;
  const [firstName = '', ...lastNames] = account.name.split(' ');
  const payload = {
    at_hash: createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url'),
    sub: account.id,
    aud: clientId,
    email_verified: true,
    email: account.email,
    first_name: firstName,
    last_name: lastNames.join(' '),
    iss: findDataCenter(account.dataCenter).accounts,
    iat: Math.floor(now / 1000),
    exp: Math.floor(now / 1000) + 3600,
  };
  const signed = `${encodeJson(header)}.${encodeJson(payload)}`;
  return `${signed}.${isSigned ? encode(createHmac('sha256', KEY).update(signed).digest()) : ''}`;
}
