import { expect, test } from '@playwright/test';
import { caseGroups } from './cases';
import { cliqFaults } from './cliq-faults';
import { type Group, openGroup } from './group';
import { playCase } from './play-case';
import { verbs } from './verbs';

test('there are 12 faults, 3 verbs and at least 200 cases', () => {
  expect([cliqFaults.length, verbs.length]).toEqual([12, 3]);
  expect(caseGroups.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(200);
});

for (const { name, cases } of caseGroups) {
  test.describe(name, () => {
    // One browser for the group, one case after the other; after a failed one the rest gets a new browser.
    test.describe.configure({ mode: 'default' });
    let group: Group | undefined;
    test.beforeAll(async () => {
      group = await openGroup(cases);
    });
    test.afterAll(() => group?.close());
    for (const one of cases) {
      test(one.name, async () => {
        if (!group) throw new Error('the group has no browser');
        await playCase(group, one);
      });
    }
  });
}
