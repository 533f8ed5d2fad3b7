import type { Host } from '../hosts';
import type { Account } from '../world/types';

export const SESSION_COOKIE = 'stand_in_session';

/** Who is signed in at Zoho in the browser. Signing in is implied: a test chooses, no password is asked. */
export interface Session {
  /** null: signed out; the pages then say so and hand out nothing. */
  account: Account | null;
}

/** Users of China are not served by any other data center's sign-in host, nor others by China's. */
export function isServedAt(host: Host, account: Account): boolean {
  return (host.dataCenter.location === 'cn') === (account.dataCenter === 'cn');
}

/**
 * The cookie both Cliq's and the sign-in pages set. It authenticates nothing here, unless `renewalNeedsCookie` asks for
 * it; it is there so that a test can see whether a request carried the site's cookies.
 */
export function sessionCookie(account: Account): string {
  return `${SESSION_COOKIE}=${account.id}; Path=/; Secure; HttpOnly; SameSite=Lax`;
}
