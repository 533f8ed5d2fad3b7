import { t } from '../browser/i18n';
import { dataCenters } from '../cliq/data-centers';
import type { AccountStore } from './account-store';
import { CopyField } from './copy-field';

interface ClientHelpProps {
  store: AccountStore;
  redirectUrl: string;
  isOpen: boolean;
}

/** How to register a client at Zoho, where no client secret is needed (OAuth, client-based applications). */
export function ClientHelp({ store, redirectUrl, isOpen }: ClientHelpProps) {
  const { consoleOrigin, cliqOrigin } = dataCenters[store.settings.value.dataCenter];
  return (
    <details class="help" open={isOpen}>
      <summary>{t('options_helpTitle')}</summary>
      <ol>
        <li>
          {t('options_helpOpen')}{' '}
          <a
            href={`${consoleOrigin}/`}
            target="_blank"
            rel="noopener noreferrer"
            dir="ltr"
            onClick={() => void store.keepSettings()}
          >
            {new URL(consoleOrigin).host}
          </a>{' '}
          {t('options_helpAdd')}
        </li>
        <li>{t('options_helpKind')}</li>
        <li>
          {t('options_helpFields')}
          <dl>
            <dt>{t('options_clientName')}</dt>
            <dd>
              <code>Stars</code> <span class="hint">{t('options_clientNameHint')}</span>
            </dd>
            <dt>{t('options_homepage')}</dt>
            <dd>
              <code>{cliqOrigin}</code>
            </dd>
          </dl>
          <CopyField id="redirect-url" label={t('options_redirectUrl')} value={redirectUrl} store={store} />
          <CopyField
            id="script-domain"
            label={t('options_scriptDomain')}
            value={new URL(redirectUrl).origin}
            store={store}
          />
        </li>
        <li>{t('options_helpCreate')}</li>
      </ol>
      <p class="hint">{t('options_helpRegions')}</p>
    </details>
  );
}
