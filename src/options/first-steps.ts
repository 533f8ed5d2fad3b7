export type StepState = 'done' | 'current' | 'later';

/** From nothing to the first star: the first step that is not done is the current one. */
export interface FirstSteps {
  /** Null where nobody need register a client. */
  register: StepState | null;
  signIn: StepState;
  star: StepState;
}

export function firstSteps(facts: {
  hasClientId: boolean;
  isClientManaged: boolean;
  isSignedIn: boolean;
  hasStar: boolean;
}): FirstSteps {
  const { hasClientId, isClientManaged, isSignedIn, hasStar } = facts;
  const isRegistered = isClientManaged || hasClientId || isSignedIn;
  const stateOf = (isDone: boolean, isNext: boolean): StepState => {
    if (isDone) return 'done';
    return isNext ? 'current' : 'later';
  };
  return {
    register: isClientManaged ? null : stateOf(isRegistered, true),
    signIn: stateOf(isSignedIn, isRegistered),
    star: stateOf(isSignedIn && hasStar, isSignedIn),
  };
}
