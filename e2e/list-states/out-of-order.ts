import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { gatewayError } from '../stand-in/fault-answers';
import { errorAnswer } from '../stand-in/stars-api/errors';
import { always, openList, retype, type Scene, type State } from './scene';

/** Rows of which something is no longer as it was, and everything that can be between here and Cliq. */
export const outOfOrder = {
  edited: {
    async arrange(scene) {
      const page = await changeNewest(scene, 'We ship on Friday instead. Sorry for the noise!');
      await page.getByText('Edited since').click();
      return page;
    },
  },
  deleted: {
    async arrange(scene) {
      const page = await changeNewest(scene, '');
      await page.getByText('Deleted in Cliq').waitFor();
      return page;
    },
  },
  'left-chat': {
    async arrange(scene) {
      for (const chat of scene.standIn.chats) chat.joined = chat.title !== 'aurora-launch';
      return (await openList(scene)).page;
    },
  },
  'no-access': {
    async arrange(scene) {
      const popup = await openList(scene);
      scene.standIn.faults.add({ on: { method: 'POST' }, answer: errorAnswer('chat_access_denied'), times: always });
      await retype(popup, 0);
      await popup.rows.first().getByText('Cliq does not let you use this chat.').waitFor();
      return popup.page;
    },
  },
  waiting: {
    async arrange(scene) {
      const popup = await openList(scene);
      scene.standIn.faults.add({ on: { method: 'POST' }, hold: true, times: always });
      await retype(popup, 1);
      await popup.page.getByText('1 waiting').waitFor();
      return popup.page;
    },
  },
  offline: {
    async arrange(scene) {
      const { page } = await openList(scene);
      await scene.extension.context.setOffline(true);
      await page.getByText('Offline').waitFor();
      return page;
    },
  },
  paused: {
    async arrange(scene) {
      const popup = await openList(scene);
      const answer = errorAnswer('request_limit_exceeded');
      scene.standIn.faults.add({ on: { method: 'POST', path: '/api/' }, answer, times: 1 });
      await retype(popup, 1);
      await popup.page.getByText('Paused by Cliq').waitFor();
      return popup.page;
    },
  },
  'could-not-be-saved': {
    async arrange(scene) {
      const popup = await openList(scene);
      const { page } = popup;
      scene.standIn.faults.add({ on: { method: 'POST' }, answer: errorAnswer('chat_access_denied'), times: always });
      await retype(popup, 0);
      await page.getByRole('button', { name: '1 could not be saved' }).click();
      await page.getByRole('region', { name: 'Could not be saved' }).waitFor();
      return page;
    },
  },
  'no-answer': {
    async arrange(scene) {
      const { page } = await openList(scene);
      scene.standIn.faults.add({ on: { path: '/api/' }, answer: gatewayError(503), times: always });
      for (let tries = 0; tries < 3; tries++) await page.getByRole('button', { name: 'Refresh' }).click();
      await page.getByText('Cliq does not answer').first().waitFor();
      return page;
    },
  },
  'sign-in-again': {
    async arrange(scene) {
      const popup = await openList(scene);
      scene.standIn.signIn(null);
      scene.standIn.tokens.revoke();
      await popup.page.getByRole('button', { name: 'Refresh' }).click();
      await popup.page.getByRole('button', { name: 'Sign in again' }).waitFor();
      return popup.page;
    },
  },
  'page-not-understood': {
    async arrange(scene) {
      scene.standIn.switches.pageLayout = 'no-ids';
      const popup = await openList(scene);
      await openChat(scene.extension);
      // A page that is not known is looked at for some seconds.
      await popup.page.getByText('The chat page is not understood').waitFor({ timeout: 30_000 });
      await popup.page.bringToFront();
      return popup.page;
    },
  },
  'account-question': {
    async arrange({ extension, standIn }) {
      standIn.seedStars(60);
      await signIn(extension, { forSession: true });
      const popup = await openPopupPage(extension);
      await popup.expectCount(60);
      const [, other] = standIn.accounts;
      standIn.seedStars(2, { account: other });
      const [{ clientId, scopes } = { clientId: '', scopes: [] }] = standIn.grants;
      standIn.grant({ account: other, clientId, scopes, forSession: true });
      standIn.signIn(other);
      standIn.tokens.revoke();
      await popup.page.getByRole('button', { name: 'Refresh' }).click();
      await popup.page.getByRole('heading', { name: 'Still the same account?' }).waitFor();
      return popup.page;
    },
  },
} as const satisfies Record<string, State>;

/** Somebody changes the newest starred text in Cliq, and the list is asked for again. */
async function changeNewest(scene: Scene, text: string) {
  const { page } = await openList(scene);
  const newest = scene.standIn
    .stars()
    .filter(({ message }) => message.type === 'text')
    .reduce((one, other) => (one.time > other.time ? one : other));
  newest.message.content = { text };
  await page.getByRole('button', { name: 'Refresh' }).click();
  return page;
}
