import type { StarsStore } from './store';

/** Whose stars these are, where Zoho has said it. */
export function AccountName({ store }: { store: StarsStore }) {
  const email = store.status.value?.account?.identity?.email;
  if (email === undefined) return null;
  return (
    <bdi class="account-name" title={email}>
      {email}
    </bdi>
  );
}
