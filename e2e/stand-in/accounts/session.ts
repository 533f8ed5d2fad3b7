import type { Account } from '../world/types';

export const SESSION_COOKIE = 'stand_in_session';

/** Who is signed in at Zoho in the browser. Signing in is implied: a test chooses, no password is asked. */
export interface Session {
  /** null: signed out; the pages then say so and hand out nothing. */
  account: Account | null;
}

/**
 * The cookie both Cliq's and the sign-in pages set. It authenticates nothing here; it is there so that a test can see
 * whether a request carried the site's cookies.
 */
export function sessionCookie(account: Account): string {
  return `${SESSION_COOKIE}=${account.id}; Path=/; Secure; HttpOnly; SameSite=Lax`;
}
