import { showBadge } from '../browser/badge';
import { t } from '../browser/i18n';
import type { StarReader } from '../replica/star-reader';

/**
 * Says on the toolbar icon what needs the user, most urgent first: sign in again, whose account it is, no stars allowed, could not be saved, paused.
 * Resolves with when it is to be looked at again because a pause ends by itself (epoch ms), or null.
 */
export async function updateBadge(reader: StarReader, now: number): Promise<number | null> {
  const { account, failed, pauses, problem } = await reader.status();
  const ends = pauses.map(({ until }) => until).filter((until) => until > now);
  if (account?.signInNeeded) await showBadge('!', t('badge_signIn'));
  else if (account?.isDoubted) await showBadge('!', t('badge_doubt'));
  else if (problem?.kind === 'no-access') await showBadge('!', t('badge_noAccess'));
  else if (failed.length > 0) await showBadge(String(failed.length), t('badge_failed', String(failed.length)));
  else if (ends.length > 0) await showBadge('…', t('badge_paused'));
  else await showBadge('', t('actionTitle'));
  return ends.length > 0 ? Math.min(...ends) : null;
}
