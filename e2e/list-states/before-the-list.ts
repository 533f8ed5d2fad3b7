import { openSiteAccess } from '../fixtures/host-permissions';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { gatewayError } from '../stand-in/fault-answers';
import { always, type State } from './scene';

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

const list = { method: 'GET', path: '/api/' } as const;

/** Nothing to show yet, or nothing at all. */
export const beforeTheList = {
  'first-run': {
    arrange: async ({ extension }) => (await openPopupPage(extension)).page,
  },
  'sign-in-failed': {
    async arrange({ extension }) {
      await extension.worker.evaluate(() =>
        chrome.storage.local.set({ settings: { clientId: '1000.UNKNOWN', dataCenter: 'us' } }),
      );
      const { page } = await openPopupPage(extension);
      const opened = extension.context.waitForEvent('page');
      await page.getByRole('button', { name: 'Sign in to Zoho' }).click();
      await (await opened).close();
      await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
      return page;
    },
  },
  'first-sync': {
    async arrange({ extension, standIn }) {
      standIn.seedStars(400);
      const held = standIn.faults.add({ on: list, hold: true, times: always });
      await signIn(extension);
      await held.arrived();
      const { page } = await openPopupPage(extension);
      await page.getByText('Fetching your stars').first().waitFor();
      return page;
    },
  },
  'first-sync-list': {
    async arrange({ extension, standIn }) {
      standIn.seedStars(400);
      await signIn(extension);
      await standIn.log.waitFor(({ query }) => query.next_token !== undefined);
      standIn.faults.add({ on: list, hold: true, times: always });
      const popup = await openPopupPage(extension);
      await popup.page.getByText('Fetching your stars').waitFor();
      await popup.search('invoice');
      await popup.page.getByText('so far').first().waitFor();
      return popup.page;
    },
  },
  'kept-away': {
    async arrange({ extension, standIn }) {
      standIn.seedStars(400);
      standIn.faults.add({ on: list, answer: gatewayError(503), times: always });
      await signIn(extension);
      const { page } = await openPopupPage(extension);
      await page.getByText('Cliq does not answer').waitFor();
      return page;
    },
  },
  withheld: {
    async arrange({ extension }) {
      const siteAccess = await openSiteAccess(extension);
      await siteAccess.withholdAll();
      await signIn(extension);
      const { page } = await openPopupPage(extension);
      await page.getByRole('button', { name: 'Allow access to cliq.zoho.com' }).waitFor();
      return page;
    },
  },
  'no-stars': {
    async arrange({ extension }) {
      await signIn(extension);
      const { page } = await openPopupPage(extension);
      await page.getByText('No stars yet').waitFor();
      return page;
    },
  },
  unreadable: {
    async arrange({ extension }) {
      await signIn(extension);
      await extension.context.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('broken', 'UnknownError');
        };
      });
      // The list would come through the background, if that could read it.
      await extension.worker.evaluate(() => {
        IDBDatabase.prototype.transaction = () => {
          throw new DOMException('broken', 'UnknownError');
        };
      });
      const { page } = await openPopupPage(extension);
      await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
      return page;
    },
  },
} as const satisfies Record<string, State>;
