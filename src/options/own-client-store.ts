import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { cleanClientId } from '../stars/client-id';
import { ServiceError } from '../stars/service-error';
import type { SignInSettings } from '../stars/star-service';

/** What a client with a secret needs beside its ID. */
export interface OwnClientStore {
  /** As typed; forgotten as soon as it has been handed over. */
  secret: ReadonlySignal<string>;
  /** A secret is kept on this device for the client ID that is filled in. */
  isSecretKept: ReadonlySignal<boolean>;
  isSecretMissing: ReadonlySignal<boolean>;
  typeSecret(value: string): void;
}

export function ownClientStore(sources: {
  settings: ReadonlySignal<SignInSettings>;
  keptClientId: () => Promise<string | null>;
  requestAccountsAccess: () => Promise<boolean>;
}) {
  const { settings } = sources;
  const secret = signal('');
  const keptClientId = signal<string | null>(null);
  const isSecretMissing = signal(false);
  const isSecretKept = computed(() => keptClientId.value === cleanClientId(settings.value.clientId));
  const isServerBased = () => settings.peek().clientKind === 'server-based';
  const typeSecret = (value: string) => {
    secret.value = value;
    isSecretMissing.value = false;
  };
  const shown: OwnClientStore = { secret, isSecretKept, isSecretMissing, typeSecret };

  return {
    shown,
    /** True when nothing is missing; else the field says what is. */
    isComplete(): boolean {
      isSecretMissing.value = isServerBased() && secret.peek().trim() === '' && !isSecretKept.peek();
      return !isSecretMissing.peek();
    },
    /**
     * Call it in the click itself: browsers ask the user at no other time.
     * @throws ServiceError `accounts-access-missing`
     */
    async askForAccess(): Promise<void> {
      if (isServerBased() && !(await sources.requestAccountsAccess()))
        throw new ServiceError('accounts-access-missing');
    },
    /** For the background; only a client that has one hands it over. */
    typedSecret: () => (isServerBased() ? secret.peek().trim() : ''),
    forgetTyped: () => typeSecret(''),
    async readKept(): Promise<void> {
      // No IndexedDB in this page (Firefox private windows): then the secret has to be typed again.
      keptClientId.value = await sources.keptClientId().catch(() => null);
    },
  };
}
