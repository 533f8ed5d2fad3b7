import { type ReadonlySignal, signal } from '@preact/signals';
import { ServiceError } from '../stars/service-error';
import type { SignInSettings, StarService } from '../stars/star-service';

export interface SignIn {
  isSigningIn: ReadonlySignal<boolean>;
  signInError: ReadonlySignal<ServiceError | null>;
  /** Opens Zoho's window, or the options when there is no client to sign in with yet. */
  signIn(): Promise<void>;
}

interface SignInSources {
  service: Pick<StarService, 'signIn' | 'openOptions'>;
  readSettings: () => Promise<SignInSettings>;
  onEnd: () => Promise<void>;
}

export function signInOnce({ service, readSettings, onEnd }: SignInSources): SignIn {
  const isSigningIn = signal(false);
  const signInError = signal<ServiceError | null>(null);
  return {
    isSigningIn,
    signInError,
    async signIn() {
      if (isSigningIn.peek()) return;
      isSigningIn.value = true;
      signInError.value = null;
      try {
        const [settings, { clientIdProblem }] = await Promise.all([readSettings(), import('../stars/client-id')]);
        if (clientIdProblem(settings.clientId)) await service.openOptions();
        else await service.signIn(settings);
      } catch (error) {
        signInError.value = error instanceof ServiceError ? error : new ServiceError('unexpected');
      } finally {
        isSigningIn.value = false;
      }
      await onEnd();
    },
  };
}
