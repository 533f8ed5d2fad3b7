import { t } from '../browser/i18n';

/** How to register a client at Zoho, where no client secret is needed (OAuth, client-based applications). */
export function ClientHelp() {
  return (
    <details class="help" open>
      <summary>{t('options_helpTitle')}</summary>
      <p>{t('options_helpWhy')}</p>
      <ol>
        <li>
          {t('options_helpOpen')}{' '}
          <a href="https://api-console.zoho.com/" target="_blank" rel="noopener noreferrer" dir="ltr">
            api-console.zoho.com
          </a>
          {' – '}
          {t('options_helpOpenWhere')}
        </li>
        <li>{t('options_helpKind')}</li>
        <li>{t('options_helpNames')}</li>
        <li>{t('options_helpUrls')}</li>
        <li>{t('options_helpCreate')}</li>
        <li>{t('options_helpRegions')}</li>
      </ol>
    </details>
  );
}
