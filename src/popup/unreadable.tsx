import { t } from '../browser/i18n';
import { LineIcon } from './line-icon';

export function Unreadable({ onRetry }: { onRetry: () => void }) {
  return (
    <section class="plain-page">
      <LineIcon name="warning" />
      <h2>{t('popup_unreadableTitle')}</h2>
      <p role="alert">{t('popup_unreadableText')}</p>
      <button type="button" class="main-button" onClick={onRetry}>
        {t('popup_tryAgain')}
      </button>
    </section>
  );
}
