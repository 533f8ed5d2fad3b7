import { expect, test } from '@playwright/test';
import { accessibilityFaults } from '../accessibility/accessibility-faults';
import { colorRules, violations } from '../fixtures/accessibility';
import { listStates } from '../list-states/list-states';
import { showState } from '../list-states/show-state';
import { stateNames } from '../list-states/state-names';

test.describe.configure({ mode: 'parallel' });

for (const name of stateNames) {
  test(`accessible, in light and dark: ${name}`, async () => {
    await showState(listStates[name], async (page) => {
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await violations(page), 'axe, light').toEqual([]);
      expect(await accessibilityFaults(page), 'light').toEqual([]);
      // Nothing but the colours is another in the dark.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, ':root', colorRules), 'axe, dark').toEqual([]);
      expect(await accessibilityFaults(page), 'dark').toEqual([]);
    });
  });
}

test('what is too faint, too small, cut off or named twice would be found', async () => {
  await showState(listStates.list, async (page) => {
    await page.evaluate(() => {
      const [chat] = document.querySelectorAll<HTMLElement>('.chat');
      const [small, cut] = document.querySelectorAll<HTMLElement>('.actions .icon-button');
      const [row] = document.querySelectorAll('li');
      if (!chat || !small || !cut || !row) throw new Error('there is no list');
      chat.style.color = '#999';
      small.style.inlineSize = '20px';
      cut.style.marginInlineStart = '-500px';
      row.id = 'count-all';
    });
    await page.emulateMedia({ colorScheme: 'light' });
    const faults = (await accessibilityFaults(page)).join('\n');
    for (const fault of ['contrast of 2.', 'is 20 × 26 px', 'not wholly in the window', 'stands twice'])
      expect(faults).toContain(fault);
  });
});
