import { t } from '../browser/i18n';
import { focusRow } from './focus-row';
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
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          // From the search into the list.
          focusRow(document.querySelector('.rows > li'));
        }}
        onInput={(event) => store.list.search(event.currentTarget.value)}
      />
    </div>
  );
}
