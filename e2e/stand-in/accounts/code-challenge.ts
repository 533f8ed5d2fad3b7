import { createHash } from 'node:crypto';

/** PKCE (RFC 7636). */
export interface CodeChallenge {
  value: string;
  method: 'S256' | 'plain';
}

const SHAPE = /^[A-Za-z0-9._~-]{43,128}$/;

/** null: there is none. `undefined`: there is one that nobody can read. */
export function parseCodeChallenge(value: string | null, method: string | null): CodeChallenge | null | undefined {
  if (value === null) return method === null ? null : undefined;
  const known = method ?? 'plain';
  return SHAPE.test(value) && (known === 'S256' || known === 'plain') ? { value, method: known } : undefined;
}

export function fitsChallenge({ value, method }: CodeChallenge, verifier: string | null): boolean {
  if (verifier === null || !SHAPE.test(verifier)) return false;
  return value === (method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'));
}
