import { closePopup } from '../browser/popup-view';
import type { StarRow } from '../stars/star-row';
import type { StarsStore } from './store';

/**
 * What a click on a row's link does: an open Cliq tab goes to the message, and the popup gets out of its way. With a key or another
 * button it stays a plain link, for those who want a tab of its own.
 */
export function openInCliq(
  row: Pick<StarRow, 'messageId'>,
  store: Pick<StarsStore, 'openInCliq'>,
  close: () => void = closePopup,
): (event: MouseEvent) => void {
  return (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void store.openInCliq(row.messageId).then((isUnderWay) => isUnderWay && close());
  };
}
