import type { ReplicaWriter } from '../replica/replica-writer';
import type { SignInSettings, StarService } from '../stars/star-service';
import type { Delivery } from './delivery';
import { notSaved } from './not-saved';
import { noteFailure } from './note-failure';
import type { ProblemLog } from './problem-log';
import type { Session } from './session';
import type { Sync } from './sync';

/** Whose stars these are: signed in, the same as before or not, signed out. */
export function createAccountChanges(parts: {
  replica: ReplicaWriter;
  session: Session;
  delivery: Delivery;
  sync: Sync;
  problems: ProblemLog;
  announce: (revision: number, messageIds: string[] | null) => void;
  /** Resolves with the settings that count: the organization may have set some. */
  saveSettings: (settings: SignInSettings) => Promise<SignInSettings>;
  /** Forgets how the list was left: it names chats and people. */
  forgetView: () => Promise<void>;
  /** Stops all calls under way and forgets what they need. */
  stopCalls: () => void;
}): Pick<StarService, 'signIn' | 'confirmAccount' | 'signOut'> {
  const { replica, session, delivery, sync, announce } = parts;
  return {
    async signIn(settings, clientSecret) {
      // Where nothing can be kept, no sign-in would last: that is said before Zoho's window opens.
      await session.account();
      const account = await session.signIn(await parts.saveSettings(settings), clientSecret);
      await parts.problems.forget(account);
      announce(await replica.revision(), null);
      delivery.start();
      sync.run('user').catch(noteFailure('the first sync stopped'));
      return account;
    },
    async confirmAccount(isSame) {
      if (!isSame) parts.stopCalls();
      await session.confirm(isSame).catch(notSaved);
      if (!isSame) await parts.forgetView();
      announce(await replica.revision(), isSame ? [] : null);
      delivery.start();
      sync.run('user').catch(noteFailure('the sync stopped'));
    },
    async signOut() {
      parts.stopCalls();
      await session.signOut();
      await parts.forgetView();
      // Those begun meanwhile, too.
      parts.stopCalls();
      announce(await replica.revision(), null);
    },
  };
}
