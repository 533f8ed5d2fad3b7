import { t } from '../browser/i18n';
import { LineIcon } from './line-icon';
import type { StarsStore } from './store';

export function SearchBox({ store }: { store: StarsStore }) {
  return (
    <div class="search">
      <LineIcon name="search" />
      <input
        type="search"
        aria-label={t('popup_search')}
        placeholder={t('popup_search')}
        autocomplete="off"
        spellcheck={false}
        maxLength={500}
        value={store.list.filter.value.words}
        onInput={(event) => store.list.search(event.currentTarget.value)}
      />
    </div>
  );
}
