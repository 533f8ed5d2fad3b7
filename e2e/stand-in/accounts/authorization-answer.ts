import type { Switches } from '../switches';

type AnswerSwitches = Pick<Switches, 'oauthAnswerIn' | 'oauthEchoesState'>;

/** The redirect that ends the grant: Zoho's fragment begins with `#&`. */
export function answerUri(
  redirectUri: string,
  values: Record<string, string>,
  state: string | null,
  switches: AnswerSwitches,
): string {
  const all = { ...values, ...(state !== null && switches.oauthEchoesState ? { state } : {}) };
  const pairs = Object.entries(all).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  if (switches.oauthAnswerIn === 'fragment') return `${redirectUri}#&${pairs.join('&')}`;
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
