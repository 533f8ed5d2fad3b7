import type { SignInSettings } from '../star-service';

/** What a user has typed who took every default. */
export const signInSettings: SignInSettings = {
  clientId: '1000.ABCDEF0123456789',
  dataCenter: 'us',
  clientKind: 'client-based',
  asksEmail: false,
};
