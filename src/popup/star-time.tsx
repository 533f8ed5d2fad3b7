import { t } from '../browser/i18n';
import { isoTime } from './formats';
import type { StarsStore } from './store';

interface StarTimeProps {
  at: number;
  sentence: 'popup_starredAt' | 'popup_sentAt';
  store: StarsStore;
}

export function StarTime({ at, sentence, store }: StarTimeProps) {
  return (
    <time dateTime={isoTime(at)} title={t(sentence, store.formats.exact(at))}>
      {t(sentence, store.formats.short(at, store.today.value))}
    </time>
  );
}
