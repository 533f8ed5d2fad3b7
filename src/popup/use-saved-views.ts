import { useEffect, useState } from 'preact/hooks';
import type { SavedViews } from './saved-views';
import type { StarsStore } from './store';

export interface ViewsInUse {
  views: SavedViews;
  isNaming: boolean;
  startNaming: () => void;
  endNaming: () => void;
}

/** The saved views, once they are there; they come a moment after the list's tools. */
export function useSavedViews(store: StarsStore): ViewsInUse | null {
  const [views, setViews] = useState<SavedViews | null>(null);
  const [isNaming, setNaming] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    store.savedViews(end.signal).then(
      (opened) => {
        if (!end.signal.aborted) setViews(opened);
      },
      (error: unknown) => console.error('the saved views are not known', error),
    );
    return () => end.abort();
  }, [store]);
  return views && { views, isNaming, startNaming: () => setNaming(true), endNaming: () => setNaming(false) };
}
