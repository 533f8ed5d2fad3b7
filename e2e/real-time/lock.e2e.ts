import type { Page } from '@playwright/test';
import { mostInAnyMinute } from '../fixtures/call-windows';
import { pickOnRow, rowOf } from '../fixtures/message-row';
import { openPopupPage, type PopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';
import { killWorker } from '../fixtures/worker-life';
import type { SeenRequest } from '../stand-in/request-log';
import type { StandIn } from '../stand-in/stand-in';
import { badgeOf, watchCountdown } from './countdown';
import { limits, useUpLimits } from './other-device';

const verbs = ['POST', 'GET', 'DELETE'] as const;
const lockMs = 5 * 60_000;
/** The first answer after the lock takes so long: whoever does not wait for it is seen. */
const slowProbeMs = 2_000;
/** The countdown may differ from the clock on the wall by so much. */
const toleranceMs = 2_000;
const starCount = 30;
const removedCount = 6;

// Cliq's own limits, its own lock, and the clock on the wall.
test.describe.configure({ timeout: 10 * 60_000 });

test('all three verbs locked by another device: a true countdown, no call inside the lock, and all goes on by itself', async ({
  extension,
  standIn,
}) => {
  const seeded = standIn.seedStars(160);
  const expected = new Map(seeded.map(({ message, type }) => [message.id, type]));
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await expect(popup.page.getByText('Synced')).toBeVisible();
  const chat = await openEngineering(extension, standIn);

  const elsewhere = await useUpLimits(standIn, seeded.slice(-limits.DELETE));
  for (const { message } of seeded.slice(-limits.DELETE)) expected.delete(message.id);
  for (const id of elsewhere.starred) expected.set(id, 'manager');
  const ours = (verb: string) =>
    standIn.log.api(verb).filter(({ headers }) => headers.authorization !== `Zoho-oauthtoken ${elsewhere.token}`);
  const lockOf = (verb: string) => {
    const first = ours(verb).find(({ throttled }) => throttled);
    if (!first) throw new Error(`${verb} is not locked`);
    return { from: first.time, until: first.time + lockMs };
  };

  // Each verb meets the lock with its next call; the removal, which waits 8 s for Undo, in the form that users have reported.
  standIn.switches.throttleAs = 400;
  const removed = seeded.slice(0, removedCount).map(({ message }) => message.id);
  const [firstRemoved = '', ...laterRemoved] = removed;
  await removeInPopup(popup, firstRemoved);
  await expect.poll(() => ours('DELETE').map(({ status }) => status), { timeout: 20_000 }).toEqual([400]);
  standIn.switches.throttleAs = 429;
  const [firstStarred = '', ...laterStarred] = chat.messageIds;
  await star(chat.page, firstStarred);
  await expect.poll(() => ours('POST').map(({ status }) => status)).toEqual([429]);
  await popup.page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => standIn.log.throttled().length).toBe(3);
  for (const verb of verbs) lockOf(verb);
  const probes = verbs.map((method) =>
    standIn.faults.add({ on: { method, path: '/api/' }, delayMs: slowProbeMs, waitAt: 'answer' }),
  );

  // What the user does meanwhile is acknowledged long before Cliq may be asked, and waits.
  for (const id of laterRemoved) await removeInPopup(popup, id);
  for (const id of laterStarred) await star(chat.page, id);
  for (const id of chat.messageIds) expected.set(id, 'note');
  for (const id of removed) expected.delete(id);
  await expect(popup.page.getByText(`${starCount + removedCount} waiting`)).toBeVisible();
  await expect(popup.rows.first()).toContainText('Waiting to reach Cliq');
  await expect.poll(() => badgeOf(popup.page)).toEqual(['…', 'Stars: paused by Cliq’s limit. It goes on by itself.']);

  const killedAt = Date.now();
  await killWorker(extension);
  // A question that the new worker finds open from the old one's time is refused, and asked again.
  const startOfLife = () => extension.worker.evaluate(() => performance.timeOrigin).catch(() => 0);
  await expect.poll(startOfLife, { timeout: 45_000 }).toBeGreaterThan(killedAt);

  const end = Math.max(...verbs.map((verb) => lockOf(verb).until));
  const samples = await watchCountdown(popup.page, end);
  expect(samples.length, 'samples of the countdown').toBeGreaterThan(8);
  for (const { saidMs, mostMs, leastMs } of samples) {
    expect(saidMs).toBeLessThanOrEqual(mostMs + toleranceMs);
    expect(saidMs).toBeGreaterThanOrEqual(leastMs - toleranceMs);
  }

  // Nobody clicks anything: each verb sends one call, waits for its answer, and then the rest within half of the limit.
  await expect.poll(() => starTypes(standIn), { timeout: 150_000 }).toEqual(sorted(expected));
  await expect(popup.page.getByText(/\d+ waiting/)).toBeHidden();
  await expect(popup.page.getByText("Paused by Cliq's limit")).toBeHidden();
  await expect(popup.page.getByText('Synced')).toBeVisible();
  await expect.poll(() => badgeOf(popup.page)).toEqual(['', 'Stars']);

  expect(standIn.log.throttled()).toHaveLength(3);
  for (const verb of verbs) {
    const { from, until } = lockOf(verb);
    const after = ours(verb).filter(({ time }) => time > from);
    expect(
      after.filter(({ time }) => time < until).map(({ time }) => time - from),
      `${verb} inside its lock`,
    ).toEqual([]);
    expectOneProbe(verb, after);
    expect(mostInAnyMinute(after), `${verb} a minute, shared`).toBeLessThanOrEqual(limits[verb] / 2);
  }
  expect(probes.map(({ hits }) => hits.length)).toEqual([1, 1, 1]);
  expect(ours('POST').filter(({ status }) => status === 200)).toHaveLength(starCount);
  expect(ours('DELETE').filter(({ status }) => status === 204)).toHaveLength(removedCount);
});

/** A chat with plain messages, forty of them on the screen. */
async function openEngineering(
  { context }: Extension,
  standIn: StandIn,
): Promise<{ page: Page; messageIds: readonly string[] }> {
  const chat = standIn.chats.find(({ title }) => title === 'engineering');
  const page = await context.newPage();
  await page.goto(`https://cliq.zoho.com/chats/${chat?.id}`);
  const messageIds = chat?.messages.slice(-starCount).map(({ id }) => id) ?? [];
  await expect(rowOf(page, messageIds.at(-1) ?? '')).toBeVisible();
  return { page, messageIds };
}

async function star(page: Page, messageId: string): Promise<void> {
  const button = await pickOnRow(page, rowOf(page, messageId), 'Note');
  await expect(button).toHaveAccessibleName('Starred: Note');
}

async function removeInPopup({ page }: PopupPage, messageId: string): Promise<void> {
  const row = page.locator(`[data-message="${messageId}"]`);
  await row.getByRole('button', { name: 'Remove star' }).click();
  await expect(row.getByRole('button', { name: 'Undo' })).toBeVisible();
}

/** The first call after the lock goes alone: the next one comes when it has been answered. */
function expectOneProbe(verb: string, [probe, next]: readonly SeenRequest[]): void {
  expect(probe, `${verb} goes on`).toBeDefined();
  if (next) expect(next.time - (probe?.time ?? 0), `${verb} after the probe`).toBeGreaterThanOrEqual(slowProbeMs);
}

const sorted = (types: Iterable<readonly [string, string]>) => [...types].sort();
const starTypes = (standIn: StandIn) => sorted(standIn.stars().map(({ message, type }) => [message.id, type] as const));
