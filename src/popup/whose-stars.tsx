import type { StarsStore } from './store';

/** Whose stars the list shows, where Zoho has been asked for it (`SignInSettings.asksEmail`). */
export function WhoseStars({ store }: { store: StarsStore }) {
  const identity = store.status.value?.account?.identity;
  return identity ? <bdi class="whose">{identity.email}</bdi> : null;
}
