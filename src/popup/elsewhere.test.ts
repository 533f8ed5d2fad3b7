import { beforeEach, expect, test, vi } from 'vitest';

const browser = vi.hoisted(() => ({ hasPanel: true }));
vi.mock('../browser/side-panel', () => ({
  hasSidePanel: () => browser.hasPanel,
  openSidePanel: async () => undefined,
  openListTab: async () => undefined,
}));
const { elsewhereFrom } = await import('./elsewhere');

beforeEach(() => {
  browser.hasPanel = true;
});

test.each([
  ['the popup leads to the side panel', '/src/popup/index.html', '', true, 'panel'],
  ['or to a tab, where there is none', '/src/popup/index.html', '', false, 'tab'],
  ['the side panel leads to a tab', '/src/popup/panel.html', '', true, 'tab'],
  ['a tab is the end', '/src/popup/panel.html', '?tab', true, undefined],
])('%s', (_name, pathname, search, hasPanel, place) => {
  browser.hasPanel = hasPanel;
  expect(elsewhereFrom({ pathname, search })?.place).toBe(place);
});
