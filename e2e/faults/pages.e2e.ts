import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';
import { aimAtWorker, birthOfWorker, goOnline } from '../fixtures/worker-life';
import type { SeenRequest } from '../stand-in/request-log';
import { type CliqFault, cliqFaults } from './cliq-faults';
import { expectOnce } from './expect-rest';
import { isAnswered, signInAgain } from './fault-scene';
import { meetCalls } from './meet-calls';
import { expectStatus, type Fact } from './status-facts';

const isFirstPage = ({ query }: SeenRequest) => query.next_token === undefined;
const isSecondPage = (call: SeenRequest) => !isFirstPage(call);

/** No connection: the call under way is lost with it. */
const lost = { drop: true };
/** The list is never called synced before all of it is there, nor fetched when nothing can come. */
const saidMeanwhile = ({ says }: CliqFault): readonly Fact[] =>
  says.some((fact) => nothingComes.includes(fact)) ? says : [...says, 'fetching, 50 so far'];
const nothingComes: readonly Fact[] = ['offline', 'sign in again', 'web page'];

for (const fault of cliqFaults) {
  test(`GET, ${fault.name}: killed between two pages of the first list`, async ({ extension, standIn }) => {
    const { context } = extension;
    standIn.seedStars(60);
    const firstPage = standIn.faults.add({
      on: { method: 'GET', path: '/api/', where: isFirstPage },
      hold: true,
      waitAt: 'answer',
    });
    await signIn(extension);
    const popup = await openPopupPage(extension);
    await firstPage.arrived();
    if (fault.endsToken) standIn.tokens.revoke();
    const isOffline = fault.endsBy === 'going online';
    const secondPage = meetCalls(
      standIn,
      { ...fault, meets: fault.meets ?? lost },
      {
        method: 'GET',
        isOfCase: isSecondPage,
        isEffectWanted: false,
        hold: isOffline || fault.isLate === true,
        waitAt: 'arrival',
      },
    );
    if (!secondPage) throw new Error('the second page is always asked for');
    const born = await birthOfWorker(extension);
    const kill = await aimAtWorker(extension);
    firstPage.release();
    await secondPage.arrived();
    if (isOffline) {
      await context.setOffline(true);
      secondPage.release();
    }
    if (!fault.isLate) await isAnswered(secondPage);
    await expectStatus(popup.page, saidMeanwhile(fault));
    await kill();
    await expectStatus(popup.page, saidMeanwhile(fault));
    if (fault.isLate) await expect.poll(() => secondPage.hits.map(({ aborted }) => aborted)).toEqual([true]);
    if (fault.endsBy === 'itself') secondPage.remove();

    await popup.page.reload();
    // A list that opens tries again: what ends by itself may be over by now.
    if (fault.endsBy !== 'itself') await expectStatus(popup.page, saidMeanwhile(fault));
    if (isOffline) await goOnline(extension);
    secondPage.remove();
    if (fault.endsBy === 'signing in') await signInAgain(context, popup.page);
    else await popup.page.getByRole('button', { name: 'Refresh' }).click();

    await expectStatus(popup.page, ['synced']);
    await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '60');
    const calls = standIn.log.api('GET');
    // What was read before the kill is not read again, but that who asks is shown the newest stars first: the user, and the list
    // that is told of the connection; and a look at them shows whose a new sign-in is.
    const readsOfFirst = calls.filter(isFirstPage);
    expect(readsOfFirst.length).toBeLessThanOrEqual(isOffline || fault.endsBy === 'signing in' ? 3 : 2);
    expect(readsOfFirst.slice(1).every(({ number }) => number > (secondPage.hits.at(-1)?.number ?? 0))).toBe(true);
    // A look at the newest stars that failed while offline is made good before the pass goes on: it may read on to the end.
    expectOnce({ fault, mostDone: isOffline ? 2 : 1, mostCutOff: 1 }, calls.filter(isSecondPage), secondPage.hits);
    expect(standIn.log.throttled()).toEqual([]);
    expect(await birthOfWorker(extension), 'the worker was killed').not.toBe(born);
  });
}
