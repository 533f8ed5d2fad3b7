import { type ChatPage, openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';
import { killWorker } from '../fixtures/worker-life';
import { gatewayError } from '../stand-in/fault-answers';
import type { StandIn } from '../stand-in/stand-in';
import { isAnswered, isCutOff } from './fault-scene';
import { expectStatus } from './status-facts';

// No page of the extension is open and nobody touches Cliq's: an alarm, every half minute, is all that wakes the worker.
const alarmWithinMs = 60_000;

test.describe.configure({ timeout: 120_000 });

const text = 'I cried a little. Ship it.';

async function starIt(extension: Extension): Promise<ChatPage> {
  await signIn(extension);
  const chat = await openChat(extension);
  await chat.pickFromButton(text, 'Note');
  await expect(chat.status).toContainText('Starred as Note');
  return chat;
}

async function expectStars(standIn: StandIn, types: string[], timeout: number): Promise<void> {
  await expect.poll(() => standIn.stars().map(({ type }) => type), { timeout }).toEqual(types);
}

test('POST, no connection: killed while it waits, the alarm alone sends it when there is one', async ({
  extension,
  standIn,
}) => {
  const isPost = { method: 'POST', path: '/api/' };
  const unreachable = standIn.faults.add({ on: isPost, drop: true, times: Number.POSITIVE_INFINITY });
  await starIt(extension);
  await isAnswered(unreachable);
  await killWorker(extension);
  unreachable.remove();
  await expectStars(standIn, ['note'], alarmWithinMs);
  await expectStatus((await openPopupPage(extension)).page, ['synced']);
  expect(standIn.log.api('POST').filter(({ status }) => status === 200)).toHaveLength(1);
});

test('DELETE, 503: killed at the answer, the alarm alone sends it again', async ({ extension, standIn }) => {
  const chat = await starIt(extension);
  await expectStars(standIn, ['note'], 10_000);
  const busy = standIn.faults.add({ on: { method: 'DELETE', path: '/api/' }, answer: gatewayError(503) });
  await chat.pickFromButton(text, 'Remove star');
  await isAnswered(busy);
  await killWorker(extension);
  await expectStars(standIn, [], alarmWithinMs);
  await expectStatus((await openPopupPage(extension)).page, ['synced']);
  expect(standIn.log.api('DELETE').map(({ status }) => status)).toEqual([503, 204]);
});

test('GET: killed between two pages of the first list, the alarm alone goes on', async ({ extension, standIn }) => {
  standIn.seedStars(60);
  const isSecondPage = { method: 'GET', path: '/api/', where: ({ query }: { query: object }) => 'next_token' in query };
  const silent = standIn.faults.add({ on: isSecondPage, hold: true });
  await signIn(extension);
  await silent.arrived();
  await killWorker(extension);
  await isCutOff(silent);
  silent.remove();
  const statuses = () => standIn.log.api('GET').map(({ status }) => status);
  await expect.poll(statuses, { timeout: alarmWithinMs }).toEqual([200, null, 200]);
  const popup = await openPopupPage(extension);
  await expectStatus(popup.page, ['synced']);
  await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '60');
});
