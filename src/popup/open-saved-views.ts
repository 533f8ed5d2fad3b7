import { keepStartView } from '../browser/kept-view';
import { keepSavedViews, onSavedViews, readSavedViews } from '../browser/saved-views';
import { type SavedViews, type SavedViewsNeeds, savedViews } from './saved-views';

export async function openSavedViews(needs: SavedViewsNeeds): Promise<SavedViews> {
  return savedViews(
    {
      read: readSavedViews,
      keep: keepSavedViews,
      onChange: onSavedViews,
      keepStart: keepStartView,
      newId: () => crypto.randomUUID(),
    },
    needs,
  );
}
