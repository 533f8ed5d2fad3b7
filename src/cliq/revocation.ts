import type { Clock } from '../timing/clock';
import { startTimeLimit } from './time-limit';

/** What is to end at Zoho. A refresh token ends with its access tokens. */
export interface EndingToken {
  value: string;
  kind: 'access_token' | 'refresh_token';
  accountsOrigin: string;
  clientId: string;
  /** Empty for a client-based application, which has none. */
  clientSecret: string;
}

/**
 * Asks Zoho to end a token. Nothing depends on whether it does, so nobody is told. Never rejects. The newer of the two documented
 * ways says which client asks, in a header that takes the host permission; without that, the older one needs nothing but the
 * token: the browser sends it, and shows nobody the answer.
 * @see Zoho, revoke OAuth token; Zoho Accounts, revoke refresh token
 */
export async function revokeToken(
  { fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock },
  token: EndingToken,
  hasAccess: boolean,
): Promise<void> {
  const limit = startTimeLimit(clock);
  const common = {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: limit.signal,
  } as const;
  const newer = new URLSearchParams({ token: token.value, token_type: token.kind });
  const older = new URLSearchParams({ token: token.value });
  try {
    await (hasAccess
      ? fetch(`${token.accountsOrigin}/oauth/v2/revoke/token?${newer}`, {
          ...common,
          redirect: 'error',
          headers: { Authorization: `Basic ${btoa(`${token.clientId}:${token.clientSecret}`)}` },
        })
      : // No other redirect mode goes with `no-cors`; the content security policy lets it end at no foreign host.
        fetch(`${token.accountsOrigin}/oauth/v2/token/revoke?${older}`, {
          ...common,
          redirect: 'follow',
          mode: 'no-cors',
        }));
  } catch (error) {
    console.info('a token was not ended at Zoho', error instanceof Error ? error.name : '');
  } finally {
    limit.end();
  }
}
