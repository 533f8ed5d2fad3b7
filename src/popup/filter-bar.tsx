import { starTypeName, t } from '../browser/i18n';
import { type StarType, starTypes } from '../stars/star-type';
import type { StarsStore } from './store';
import { typeClass } from './type-class';
import { TypeIcon } from './type-icon';

export function FilterBar({ store }: { store: StarsStore }) {
  return (
    <fieldset class="types">
      <legend class="unseen">{t('popup_starType')}</legend>
      <TypeToggle store={store} type={null} />
      {starTypes.map((type) => (
        <TypeToggle key={type} store={store} type={type} />
      ))}
    </fieldset>
  );
}

function TypeToggle({ store, type }: { store: StarsStore; type: StarType | null }) {
  const { filter, found } = store.list;
  const chosen = filter.value.types;
  const { types, totals } = found.value;
  const count = type === null ? totals.types : (types[store.index.types.find(type) ?? -1] ?? 0);
  const shown = store.formats.count(count);
  const descriptionId = `count-${type ?? 'all'}`;
  return (
    <button
      type="button"
      class={`type-toggle ${type === null ? 'type-all' : typeClass(type)}`}
      aria-pressed={type === null ? chosen.length === 0 : chosen.includes(type)}
      aria-describedby={descriptionId}
      onClick={() => store.list.toggleType(type)}
    >
      <span class="type-toggle-top" aria-hidden="true">
        <TypeIcon type={type ?? ''} />
        <span class="count">{shown}</span>
      </span>
      <span class="type-toggle-name">{type === null ? t('popup_allTypes') : starTypeName(type)}</span>
      <span hidden id={descriptionId}>
        {t('popup_starCount', shown)}
      </span>
    </button>
  );
}
