import { messageIdOf, messages, type Player } from './run-steps';
import type { Simulation } from './simulation';

const hourMs = 3_600_000;

/**
 * Faults end, the worker is started anew, the user is signed in, what Cliq refused is tried again, time passes, and two passes
 * over the whole list begin and end.
 * @returns every promise that is broken then
 */
export async function comeToRest(simulation: Simulation, player: Player): Promise<string[]> {
  simulation.calm();
  simulation.kill();
  await simulation.pass(1);
  await everythingDelivered(simulation, player);
  const { intents } = await simulation.disk.contents();
  for (const { messageId } of intents) await (await simulation.alive()).service.retry(messageId);
  const stuck = await everythingDelivered(simulation, player);
  await twoWholePasses(simulation, player);
  return [
    ...stuck,
    ...simulation.watch.violations(),
    ...player.ledger.differences(),
    ...(await replicaDifferences(simulation)),
  ];
}

async function signInIfNeeded(simulation: Simulation, player: Player): Promise<void> {
  const { service, session } = await simulation.alive();
  const account = await session.account();
  if (!account || account.signInNeeded) await player.signIn();
  else if (account.isDoubted) {
    const isSame = simulation.watch.userOfAccount(account.id) === simulation.user();
    // All that was wished for goes with the account, as the question says: also what it was believed to have already.
    if (!isSame) for (const message of messages) player.ledger.letGo(messageIdOf(message));
    await service.confirmAccount(isSame);
  }
}

async function everythingDelivered(simulation: Simulation, player: Player): Promise<string[]> {
  // Backoff ends after 5 minutes, a pause after 30: whoever is still waiting after three hours sleeps for ever.
  for (let turn = 0; turn < 18; turn++) {
    await signInIfNeeded(simulation, player);
    await simulation.pass(turn === 0 ? 20_000 : hourMs / 6);
    const { intents } = await simulation.disk.contents();
    if (intents.every(({ failure }) => failure !== null)) return [];
  }
  return ['changes are still waiting after three hours'];
}

async function twoWholePasses(simulation: Simulation, player: Player): Promise<void> {
  const ends = new Set<number>();
  for (let turn = 0; turn < 12 && ends.size < 3; turn++) {
    await signInIfNeeded(simulation, player);
    // Longer than a slot rests that a dead worker left open: until then a worker of which that is not known may send nothing.
    await simulation.pass(100_000);
    const replica = simulation.disk.open();
    const account = await replica.account();
    const checkpoint = account && (await replica.checkpoint(account.id));
    if (checkpoint && checkpoint.under === null && checkpoint.completedAt !== null) ends.add(checkpoint.completedAt);
    await simulation.sleep(7 * hourMs);
  }
}

async function replicaDifferences(simulation: Simulation): Promise<string[]> {
  const account = await simulation.disk.open().account();
  const { rows, intents } = await simulation.disk.contents();
  const shown = new Map(rows.filter(({ removedAt }) => removedAt === null).map((row) => [row.messageId, row.type]));
  const has = simulation.cliq.starsOf(simulation.user());
  return [
    ...rows.filter((row) => row.accountId !== account?.id).map((row) => `${row.messageId} is kept for a gone account`),
    ...rows
      .filter((row) => row.content.text !== simulation.user())
      .map((row) => `${row.messageId} of ${row.content.text} is shown to ${simulation.user()}`),
    ...intents.filter((intent) => intent.accountId !== account?.id).map(() => 'a change is kept for a gone account'),
    ...[...new Set([...shown.keys(), ...has.keys()])]
      .filter((id) => shown.get(id) !== has.get(id)?.type)
      .map((id) => `${id} is shown as ${shown.get(id)}, Cliq has ${has.get(id)?.type}`),
  ];
}
