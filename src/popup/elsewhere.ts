import { hasSidePanel, openListTab, openSidePanel } from '../browser/side-panel';

/** A place where the list can be shown with more room. */
export interface Elsewhere {
  place: 'panel' | 'tab';
  open(): Promise<void>;
}

/** From the popup to the side panel, from there to a tab; null where there is no more room to be had. */
export function elsewhereFrom({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Elsewhere | null {
  if (search === '?tab') return null;
  const isPopup = !pathname.endsWith('/panel.html');
  if (!isPopup || !hasSidePanel()) return { place: 'tab', open: () => openListTab() };
  return { place: 'panel', open: () => openSidePanel().then(() => close()) };
}

/** The popup under the icon closes as soon as it is not in front: in Firefox, when a window for files opens. */
export function isPopup({ pathname }: Pick<Location, 'pathname'>): boolean {
  return pathname.endsWith('/popup/index.html');
}
