import { expect, otherHostsAsked } from '../fixtures/test';
import type { SeenRequest } from '../stand-in/request-log';
import type { FaultCase } from './cases';
import type { CliqFault } from './cliq-faults';
import type { Group, Subject } from './group';
import { expectStatus } from './status-facts';

/** After the fault has ended: a removal's 8 s, or some pauses between tries. */
const restsWithinMs = 30_000;

/** Nothing lost, nothing doubled, and every page says so. */
export async function expectRest(
  group: Group,
  one: FaultCase,
  { subject, calls, met }: { subject: Subject; calls: () => readonly SeenRequest[]; met: readonly SeenRequest[] },
): Promise<void> {
  const { standIn, wanted, popup } = group;
  const atCliq = () => standIn.stars().map(({ message, type }) => [message.content.text, type]);
  const wantedStars = [...wanted.values()].map(({ text, type }) => [text, type.id]);
  await expect
    .poll(() => atCliq().sort(), { message: 'stars at Cliq', timeout: restsWithinMs })
    .toEqual(wantedStars.sort());
  await expectStatus(popup.page, ['synced'], restsWithinMs);

  const isStarred = wanted.has(subject.message.id);
  // A view that was open keeps the row of a removed star, with Undo.
  if (!isStarred) await group.openPopup();
  // Of a longer list not all rows are in the page.
  if (wanted.size === 0) await expect(popup.rows).toHaveCount(0);
  else await popup.expectCount(wanted.size);
  await expect(popup.row(subject.text)).toHaveCount(isStarred ? 1 : 0);
  if (isStarred) {
    await expect(popup.row(subject.text)).toContainText(subject.type.name);
    await expect(popup.row(subject.text)).not.toContainText('Waiting to reach Cliq');
  }
  const chat = await group.openTab();
  await expect(await chat.starButton(subject.text)).toHaveAccessibleName(
    isStarred ? `Starred: ${subject.type.name}` : 'Star message',
  );

  const { fault, verb, point } = one;
  // Killed within 50 ms of a good answer, the worker may not have had the time to write it down.
  const mayBeUnwritten = fault.isAnswer && point.at === 'answered';
  // A list that is told of the connection asks by itself, and so does one that is opened after a sync that failed; so may the user.
  const mayAskTwice = verb.name === 'GET' && (fault.endsBy === 'going online' || point.at === 'answered');
  // A look at the list shows first whose the new sign-in is.
  const isLookedAt = fault.endsBy === 'signing in' && verb.name === 'GET';
  const mostDone = mayBeUnwritten || mayAskTwice || isLookedAt ? 2 : 1;
  expectOnce({ fault, mostDone, mostCutOff: point.at === 'never' ? 0 : 1 }, calls(), met);
  expect(standIn.log.throttled(), 'calls over the limit').toEqual([]);
  expect(otherHostsAsked(standIn), 'hosts other than Cliq and Zoho').toEqual([]);
  expect(group.consoleErrors, 'errors in the console').toEqual([]);
}

/** One call had a definite answer and was the last; each other one met the fault, but for one that a kill cut off. */
export function expectOnce(
  { fault, mostDone, mostCutOff }: { fault: CliqFault; mostDone: number; mostCutOff: number },
  calls: readonly SeenRequest[],
  met: readonly SeenRequest[],
): void {
  const hasMet = (call: SeenRequest) => met.some(({ number }) => number === call.number);
  // However late: what was neither replaced nor cut is Cliq's own answer.
  const isOwnAnswer = fault.meets !== null && !fault.meets.answer && !fault.meets.drop;
  const done = calls.filter((call) => isDefinite(call) && (isOwnAnswer || !hasMet(call)));
  const others = calls.filter((call) => !done.includes(call) && !hasMet(call));
  const told = JSON.stringify(calls.map(({ status, aborted, dropped }) => ({ status, aborted, dropped })));
  expect(done.length, `calls with a definite answer, of ${told}`).toBeGreaterThanOrEqual(1);
  expect(done.length, `calls with a definite answer, of ${told}`).toBeLessThanOrEqual(mostDone);
  expect(calls.at(-1)?.number, 'the last call has a definite answer').toBe(done.at(-1)?.number);
  expect(others.length, `calls without fault or answer, of ${told}`).toBeLessThanOrEqual(mostCutOff);
}

/** Answered, and it says that Cliq has done it. */
function isDefinite({ method, status, aborted, answer }: SeenRequest): boolean {
  if (status === null || aborted) return false;
  if (method === 'DELETE' && status === 404) return answer?.includes('star_not_found') ?? false;
  return status >= 200 && status < 300;
}
