import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Account } from '../stars/account';
import { clientIdProblem } from '../stars/client-id';
import type { SignInSettings } from '../stars/star-service';
import { type FirstSteps, firstSteps } from './first-steps';

export interface SetUpProgress {
  view: ReadonlySignal<'opening' | 'set-up' | 'sign-in-again' | 'signed-in'>;
  /** The way to the first star; null when it has been gone. Stays for this view once it was shown. */
  steps: ReadonlySignal<FirstSteps | null>;
}

export interface SetUpFacts {
  isOpen: ReadonlySignal<boolean>;
  account: ReadonlySignal<Account | null>;
  starCount: ReadonlySignal<number>;
  settings: ReadonlySignal<SignInSettings>;
  isClientManaged: ReadonlySignal<boolean>;
}

/** How far somebody is; all of it follows from what is kept, so that it survives reloading. */
export function setUpProgress(facts: SetUpFacts, stop: AbortSignal): SetUpProgress {
  const { isOpen, account, starCount, settings, isClientManaged } = facts;
  const wasUnderWay = signal(false);
  const end = effect(() => {
    if (isOpen.value && (account.value === null || starCount.value === 0)) wasUnderWay.value = true;
  });
  stop.addEventListener('abort', end, { once: true });

  const view = computed(() => {
    if (!isOpen.value) return 'opening';
    if (account.value === null) return 'set-up';
    return account.value.signInNeeded ? 'sign-in-again' : 'signed-in';
  });
  const steps = computed(() => {
    if (!wasUnderWay.value || view.value === 'sign-in-again') return null;
    return firstSteps({
      hasClientId: clientIdProblem(settings.value.clientId) === null,
      isClientManaged: isClientManaged.value,
      isSignedIn: account.value !== null,
      hasStar: starCount.value > 0,
    });
  });
  return { view, steps };
}
