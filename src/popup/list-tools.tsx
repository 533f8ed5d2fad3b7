import { FacetBar } from './facet-bar';
import { FilterBar } from './filter-bar';
import { ListHead } from './list-head';
import { ResultCount } from './result-count';
import type { StarsStore } from './store';
import { TextCover } from './text-cover';
import { useSavedViews } from './use-saved-views';
import { ViewsBar } from './views-bar';

/** What narrows and sorts the list, beside the search. */
export function ListTools({ store }: { store: StarsStore }) {
  const views = useSavedViews(store);
  return (
    <>
      <FilterBar store={store} />
      <FacetBar store={store} />
      <TextCover store={store} />
      <ListHead store={store} onSaveView={views?.startNaming ?? null} />
      {views && <ViewsBar store={store} {...views} />}
      <ResultCount store={store} />
    </>
  );
}
