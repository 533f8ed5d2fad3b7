import { type MessageKey, t } from '../browser/i18n';
import { isStarOrder, type StarOrder, starOrders } from '../stars/star-order';
import { Choice } from './choice';
import { lazily } from './lazily';
import { ListMenu } from './list-menu';
import { SelectAll } from './select-all';
import { selectionOf } from './selection';
import type { StarsStore } from './store';
import { WhoseStars } from './whose-stars';

const SelectionBar = lazily(() => import('./selection-bar').then((part) => part.SelectionBar));

const orderNames: Record<StarOrder, MessageKey> = {
  'starred-newest': 'popup_order_starredNewest',
  'starred-oldest': 'popup_order_starredOldest',
  'sent-newest': 'popup_order_sentNewest',
  'sent-oldest': 'popup_order_sentOldest',
};

interface Needs {
  store: StarsStore;
  /** Null as long as views cannot be saved. */
  onSaveView: (() => void) | null;
}

/** Above the list. */
export function ListHead({ store, onSaveView }: Needs) {
  return (
    <div class="list-head">
      <SelectAll store={store} />
      {selectionOf(store).isActive.value ? (
        <SelectionBar store={store} />
      ) : (
        <Usual store={store} onSaveView={onSaveView} />
      )}
    </div>
  );
}

/** How much of the list is shown, and in which order. */
function Usual({ store, onSaveView }: Needs) {
  const { isFiltering, order, found, clear, sort } = store.list;
  const { count } = store.formats;
  const { count: shown, all } = found.value;
  const isWhole = store.isWhole.value && store.status.value?.isComplete === true;
  return (
    <>
      {!isFiltering.value && <WhoseStars store={store} />}
      {isFiltering.value && (
        <>
          <span class="shown-count">
            {t('popup_countOf', count(shown), count(all))}
            {!isWhole && ` · ${t('popup_soFar', count(store.readCount.value))}`}
          </span>
          <button type="button" class="link-button" onClick={clear}>
            {t('popup_clearAll')}
          </button>
          {onSaveView && (
            <button type="button" class="link-button" onClick={onSaveView}>
              {t('views_save')}
            </button>
          )}
        </>
      )}
      <Choice
        label={t('popup_sortBy')}
        chosen={order.value}
        isSet={false}
        options={starOrders.map((key) => ({ key, label: t(orderNames[key]) }))}
        count={count}
        onPick={(key) => {
          if (isStarOrder(key)) sort(key);
        }}
      />
      <ListMenu store={store} />
    </>
  );
}
