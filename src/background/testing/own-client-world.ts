import { signInSettings } from '../../stars/testing/sign-in-settings';
import { createWorld } from './world';

export const ownClientSettings = { ...signInSettings, clientKind: 'server-based' } as const;
export const clientSecret = 'very-secret';
/** A star that Cliq and the replica share, by which a person is known. */
export const sharedStar = '1770000000000_162898249840';

/** A world whose user accepts at Zoho, and gets a code there. */
export function createOwnClientWorld() {
  const world = createWorld();
  const windows: URL[] = [];
  let worker = world.startWorker();
  world.onAuthWindow(async (url) => {
    windows.push(new URL(url));
    return world.accounts.codeTo(url);
  });
  return {
    world,
    /** What Zoho's windows were opened with. */
    windows,
    worker: () => worker,
    restart() {
      worker = world.startWorker();
    },
    signIn: (typed = clientSecret) => worker.service.signIn(ownClientSettings, typed),
    async signInWithStar() {
      const account = await worker.service.signIn(ownClientSettings, clientSecret);
      await world.shareStar(worker, sharedStar);
      await worker.delivery.idle();
      return account;
    },
  };
}
