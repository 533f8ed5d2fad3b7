import { t } from '../browser/i18n';
import { LineIcon } from './line-icon';

export function Unreadable({ onRetry }: { onRetry: () => void }) {
  return (
    <section class="plain-page">
      <LineIcon name="warning" />
      <p class="plain-title">{t('popup_unreadableTitle')}</p>
      <p role="alert">{t('popup_unreadableText')}</p>
      <button type="button" class="main-button" onClick={onRetry}>
        {t('popup_tryAgain')}
      </button>
    </section>
  );
}
