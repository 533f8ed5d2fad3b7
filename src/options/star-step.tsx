import { t } from '../browser/i18n';
import { dataCenters } from '../cliq/data-centers';
import type { AccountStore } from './account-store';

/** Leads to the account's Cliq, once it is known which one that is. */
export function StarStep({ store }: { store: AccountStore }) {
  const account = store.account.value;
  const isDone = store.steps.value?.star === 'done';
  const origin = account && dataCenters[account.dataCenter].cliqOrigin;
  return (
    <>
      <p class="muted">{t(isDone ? 'options_starDone' : 'options_starText')}</p>
      {origin !== null && (
        <p>
          <a
            class={isDone ? 'button' : 'button main-button'}
            href={`${origin}/`}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('options_openCliq', new URL(origin).host)}
          </a>
        </p>
      )}
    </>
  );
}
