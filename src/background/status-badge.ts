import { showBadge } from '../browser/badge';
import { t } from '../browser/i18n';
import type { StarReader } from '../replica/star-reader';

/** Says on the toolbar icon what needs the user, most urgent first: sign in again, could not be saved, paused. */
export async function updateBadge(reader: StarReader, now: number): Promise<void> {
  const { account, failed, pauses } = await reader.status();
  if (account?.signInNeeded) return showBadge('!', t('badge_signIn'));
  if (failed.length > 0) return showBadge(String(failed.length), t('badge_failed', String(failed.length)));
  if (pauses.some(({ until }) => until > now)) return showBadge('…', t('badge_paused'));
  return showBadge('', t('actionTitle'));
}
