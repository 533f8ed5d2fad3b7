import { t } from '../browser/i18n';
import type { HostAccess } from './host-access';

/** Says which host the browser withholds, and asks for it. Nothing is shown when there is nothing to ask for. */
export function AccessNotice({ access }: { access: HostAccess }) {
  const host = access.withheld.value;
  if (host === null) return null;
  return (
    <section class="access" aria-labelledby="access-title">
      <h2 id="access-title">{t('access_title', host)}</h2>
      <p>{t('access_why')}</p>
      <button type="button" class="main-button" onClick={access.allow}>
        {t('access_allow', host)}
      </button>
      <p class="alert" role="alert">
        {access.wasDenied.value && t('access_denied', host)}
      </p>
    </section>
  );
}
