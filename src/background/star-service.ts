import type { Throttle } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { StarReader } from '../replica/star-reader';
import type { Account } from '../stars/account';
import { ServiceError } from '../stars/service-error';
import type { SignInSettings, StarService } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import { createAccountChanges } from './account-changes';
import { createAskCliq } from './ask-cliq';
import { createBatches } from './batches';
import type { ChatTabs } from './chat-tabs';
import type { Delivery } from './delivery';
import type { Jump } from './jump';
import { createKnownObstacle } from './known-obstacle';
import { notSaved } from './not-saved';
import type { ProblemLog } from './problem-log';
import { createRestoreStars } from './restore-stars';
import type { Session } from './session';
import { createSingleChanges } from './single-changes';
import type { Sync } from './sync';
import { createToldStars } from './told-stars';

/** The only implementation of StarService, a file for each of its subjects. Its promises are documented there. */
export function createStarService(own: {
  replica: ReplicaWriter;
  reader: () => Promise<StarReader>;
  session: Session;
  delivery: Delivery;
  sync: Sync;
  throttle: Throttle;
  problems: ProblemLog;
  clock: Clock;
  announce: (revision: number, messageIds: string[] | null) => void;
  saveSettings: (settings: SignInSettings) => Promise<SignInSettings>;
  openOptions: () => Promise<void>;
  forgetView: () => Promise<void>;
  chatTabs: ChatTabs;
  jump: Jump;
  stopCalls: () => void;
  /** Called before a change is written. */
  changeIsComing: () => void;
}): StarService {
  const { session, chatTabs } = own;

  async function signedIn(): Promise<Account> {
    const account = await session.account().catch(notSaved);
    if (!account) throw new ServiceError('signed-out');
    return account;
  }

  const parts = { ...own, signedIn, knownObstacle: createKnownObstacle(session, own.replica) };
  const told = createToldStars(parts);
  return {
    ...createSingleChanges(parts),
    ...createBatches(parts),
    ...createRestoreStars(parts),
    ...told,
    ...createAskCliq(parts),
    ...createAccountChanges(parts),
    openOptions: () => own.openOptions(),
    async openInCliq(messageId) {
      const account = await signedIn();
      const [row] = await told.rowsOf([messageId]);
      if (!row) throw new ServiceError('star-unknown');
      return own.jump(row, account);
    },
    reportPage: (state) => chatTabs.pageReported(state),
    teachPage: () => chatTabs.teach(),
    reportOnPage: () => chatTabs.report(),
  };
}
