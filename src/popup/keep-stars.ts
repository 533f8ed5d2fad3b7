import type { Account } from '../stars/account';
import type { FiledStar } from '../stars/read-star-file';
import { restorePlan } from '../stars/restore-plan';
import { ServiceError } from '../stars/service-error';
import { mostRestoredAtOnce, type StarService, type StarWish } from '../stars/star-service';

/** The browser may end the background at any time, and starts it again with the next call. */
const mostTries = 4;
const pauseMs = 300;

interface KeepStarsParts {
  service: Pick<StarService, 'starsOf' | 'restoreStars'>;
  stars: readonly FiledStar[];
  owner: Account;
  /** False: what has got a star of another type meanwhile keeps it. */
  takesFile: boolean;
  sleep: (ms: number) => Promise<void>;
  stop: AbortSignal;
}

/** Has the stars kept, some at a time, and tells after each time how many are. Rejects with ServiceError; what is kept stays. */
export async function* keepStars({
  service,
  stars,
  owner,
  takesFile,
  sleep,
  stop,
}: KeepStarsParts): AsyncGenerator<number> {
  async function keep(some: readonly FiledStar[]): Promise<void> {
    const { stars: shown } = await service.starsOf(some.map(({ messageId }) => messageId));
    const { missing, differing } = restorePlan(some, new Map(shown.map(({ messageId, type }) => [messageId, type])));
    const wanted = takesFile ? [...missing, ...differing] : missing;
    if (wanted.length > 0) await service.restoreStars(wanted.map((star) => wishOf(star, owner)));
  }

  for (let from = 0; from < stars.length && !stop.aborted; from += mostRestoredAtOnce) {
    const some = stars.slice(from, from + mostRestoredAtOnce);
    for (let tries = 1; ; tries++) {
      try {
        await keep(some);
        break;
      } catch (error) {
        // Nobody answered: what was kept by then is found as it should be, and stays.
        const hasNoAnswer = error instanceof ServiceError && error.code === 'unexpected';
        if (!hasNoAnswer || tries === mostTries) throw error;
        await sleep(pauseMs * tries);
      }
    }
    yield Math.min(from + mostRestoredAtOnce, stars.length);
  }
}

function wishOf({ messageId, chatId, type, sender, chat, text, sentAt }: FiledStar, owner: Account): StarWish {
  const { dataCenter, organizationId } = owner;
  const ref = { dataCenter, organizationId, chatId, messageId, text, senderName: sender, chatTitle: chat, sentAt };
  return { ref, type };
}
