import { expect } from '../fixtures/test';
import { aimAtWorker, birthOfWorker } from '../fixtures/worker-life';
import type { FaultCase } from './cases';
import { expectRest } from './expect-rest';
import { expectedStatus } from './expected-status';
import { beginFault, beginSignInAgain, type FaultScene } from './fault-scene';
import type { Group } from './group';
import { expectStatus, expectStatusBetween } from './status-facts';

/** A removal waits 8 s for Undo before it meets anything, and a call 25 s for its answer. */
const meetsWithinMs = 45_000;

/** Well below the 30 s after which a popup asks. */
const freshForMs = 5_000;

const minuteMs = 60_000;
/** Of Cliq's 30 reads a minute a case needs at most 6; a read that waited for its turn would meet the next case's fault. */
const mostReadsBefore = 22;

/** Plays one case from rest to rest. */
export async function playCase(group: Group, one: FaultCase): Promise<void> {
  const { fault, verb, point } = one;
  const subject = group.subjectOf(one);
  await readsAreFree(group);
  await group.openPopup();
  if (verb.name !== 'GET') await freshen(group);
  await expectStatus(group.popup.page, ['synced']);
  const born = await birthOfWorker(group.extension);
  const kill = await aimAtWorker(group.extension);
  const { log } = group.standIn;
  const before = log.entries.at(-1)?.number ?? 0;
  const scene = await beginFault(group, one, subject);

  await verb.act(group, subject);
  if (point.at === 'never') await endFault(group, one, scene);
  else await killAndGoOn(group, one, scene, kill);
  const calls = () => log.api(verb.name).filter((call) => call.number > before && scene.isOfCase(call));
  await expectRest(group, one, { subject, calls, met: scene.met() });
  if (fault.meets) expect(scene.met().length, 'calls that met the fault').toBeGreaterThanOrEqual(1);
  if (point.at !== 'never') expect(await birthOfWorker(group.extension), 'the worker was killed').not.toBe(born);
}

async function readsAreFree({ standIn: { clock, log } }: Group): Promise<void> {
  const inLastMinute = () => log.api('GET').filter(({ time }) => time > clock.now() - minuteMs).length;
  await expect.poll(inLastMinute, { timeout: minuteMs + 5_000 }).toBeLessThanOrEqual(mostReadsBefore);
}

/** A popup that finds its list old asks Cliq by itself, and that call would meet an ended token before the one that is meant. */
async function freshen({ standIn, refresh }: Group): Promise<void> {
  const last = standIn.log.api('GET').findLast(({ status }) => status === 200);
  if (last === undefined || standIn.clock.now() - last.time > freshForMs) await refresh();
}

async function killAndGoOn(group: Group, one: FaultCase, scene: FaultScene, kill: () => Promise<void>): Promise<void> {
  const { fault, verb, point } = one;
  const { least, most } = expectedStatus(one);
  const leave = await reach(group, one, scene);
  await kill();
  await expectStatusBetween(group.popup.page, least, most);
  await leave();
  // What ends by itself ends while the worker is dead, but one that may not have been met yet lasts.
  const isOver = fault.endsBy === 'itself' && point.at !== 'acknowledged';
  if (point.at !== 'acknowledged') await scene.letGo();
  await group.openPopup();
  const isSaid = point.at === 'waiting' || point.at === 'signing in';
  if (isOver || !isSaid) await verb.again?.(group, group.subjectOf(one));
  if (!isOver) await endFault(group, one, scene);
}

/** The worker meets the fault, says so, and the fault ends. */
async function endFault(group: Group, one: FaultCase, scene: FaultScene): Promise<void> {
  const { fault, verb } = one;
  // Of a late answer the status line says nothing that it would not say before.
  if (fault.isLate) await scene.received();
  await expectStatus(group.popup.page, expectedStatus(one).met, meetsWithinMs);
  await scene.end();
  if (fault.endsBy !== 'signing in' && !fault.isAnswer) await verb.again?.(group, group.subjectOf(one));
}

/** Comes back at the moment of the kill, with what there is to tidy up after it. */
async function reach(group: Group, one: FaultCase, scene: FaultScene): Promise<() => Promise<void>> {
  const { underWay, met } = expectedStatus(one);
  const { page } = group.popup;
  const nothing = async () => {};
  switch (one.point.at) {
    case 'never':
    case 'acknowledged':
      return nothing;
    case 'received':
    case 'answer held':
      await scene.received();
      await expectStatus(page, underWay);
      return nothing;
    case 'answered':
      await scene.answered();
      await new Promise((resolve) => setTimeout(resolve, one.killAfterMs));
      return nothing;
    case 'waiting':
      await expectStatus(page, met, meetsWithinMs);
      await one.verb.expectFailed?.(group);
      return nothing;
    case 'signing in': {
      await expectStatus(page, met, meetsWithinMs);
      const consent = await beginSignInAgain(group.extension.context, page);
      await consent.waitForLoadState();
      return () => consent.close();
    }
  }
}
