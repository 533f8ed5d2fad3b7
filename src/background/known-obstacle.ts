import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import { morePressing, type Obstacle, obstacleOf } from '../stars/obstacle';
import type { Session } from './session';

export type KnownObstacle = (account: Account) => Promise<Obstacle | null>;

/** What is known to be in the way; as of now, a sign-in may have ended since the account was read. Never rejects. */
export function createKnownObstacle(session: Session, replica: ReplicaWriter): KnownObstacle {
  return async ({ id }) => {
    const reads = [session.account(), replica.problem(id, 'delivery'), replica.problem(id, 'sync')] as const;
    try {
      const [account, delivery, sync] = await Promise.all(reads);
      return obstacleOf({ account, problem: morePressing(delivery, sync) });
    } catch {
      return null;
    }
  };
}
