import { showBadge } from '../browser/badge';
import { countSentence, t } from '../browser/i18n';
import { dataCenters } from '../cliq/data-centers';
import type { StarReader } from '../replica/star-reader';
import type { Account } from '../stars/account';
import type { PageState } from '../stars/page-state';

interface Surroundings {
  mayReach: (account: Account) => Promise<boolean>;
  /** How Cliq's chat page was read last; null when none was. */
  page: PageState | null;
}

/**
 * Says on the toolbar icon what needs the user, most urgent first: sign in again, whose account it is, access to Cliq, no stars
 * allowed, could not be saved, paused, page not understood. Resolves with when it is to be looked at again because a pause ends by
 * itself (epoch ms), or null.
 */
export async function updateBadge(
  reader: StarReader,
  now: number,
  { mayReach, page }: Surroundings,
): Promise<number | null> {
  const { account, failed, pauses, problem } = await reader.status();
  const ends = pauses.map(({ until }) => until).filter((until) => until > now);
  if (account?.signInNeeded) await showBadge('!', t('badge_signIn'));
  else if (account?.isDoubted) await showBadge('!', t('badge_doubt'));
  else if (account && !(await mayReach(account)))
    await showBadge('!', t('badge_access', new URL(dataCenters[account.dataCenter].cliqOrigin).host));
  else if (problem?.kind === 'no-access') await showBadge('!', t('badge_noAccess'));
  else if (failed.length > 0) await showBadge(String(failed.length), countSentence('badge_failed', failed.length));
  else if (ends.length > 0) await showBadge('…', t('badge_paused'));
  else if (page === 'broken') await showBadge('?', t('badge_page'));
  else await showBadge('', t('actionTitle'));
  return ends.length > 0 ? Math.min(...ends) : null;
}
