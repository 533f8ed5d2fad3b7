import { showBadge } from '../browser/badge';
import { t } from '../browser/i18n';
import { dataCenters } from '../cliq/data-centers';
import type { StarReader } from '../replica/star-reader';
import type { Account } from '../stars/account';

/**
 * Says on the toolbar icon what needs the user, most urgent first: sign in again, whose account it is, access to Cliq, no stars
 * allowed, could not be saved, paused. Resolves with when it is to be looked at again because a pause ends by itself (epoch ms), or null.
 */
export async function updateBadge(
  reader: StarReader,
  now: number,
  mayReach: (account: Account) => Promise<boolean>,
): Promise<number | null> {
  const { account, failed, pauses, problem } = await reader.status();
  const ends = pauses.map(({ until }) => until).filter((until) => until > now);
  if (account?.signInNeeded) await showBadge('!', t('badge_signIn'));
  else if (account?.isDoubted) await showBadge('!', t('badge_doubt'));
  else if (account && !(await mayReach(account)))
    await showBadge('!', t('badge_access', new URL(dataCenters[account.dataCenter].cliqOrigin).host));
  else if (problem?.kind === 'no-access') await showBadge('!', t('badge_noAccess'));
  else if (failed.length > 0) await showBadge(String(failed.length), t('badge_failed', String(failed.length)));
  else if (ends.length > 0) await showBadge('…', t('badge_paused'));
  else await showBadge('', t('actionTitle'));
  return ends.length > 0 ? Math.min(...ends) : null;
}
