import type { Base } from '../../stars/intent';
import type { MessageRef } from '../../stars/message-ref';
import { shownType } from '../../stars/star-row';
import type { StarChange } from '../../stars/star-service';
import { signInSettings } from '../../stars/testing/sign-in-settings';
import { createLedger } from './ledger';
import type { SimulatedWorker } from './simulated-worker';
import type { Simulation } from './simulation';
import type { Step } from './steps';

const users = ['anna', 'ben'];

/** Those that steps are about. */
export const messages = [0, 1, 2, 3];
export const messageIdOf = (message: number): string => `177780523548${message}_162898249840`;

export function refOf(messageId: string, user: string): MessageRef {
  return {
    dataCenter: 'us',
    organizationId: '847291635',
    chatId: 'CT_1894736520184930172_847291635',
    messageId,
    text: user,
    senderName: 'Alice Johnson',
    chatTitle: 'Launch',
    sentAt: null,
  };
}

/** Plays steps in a simulation as its users would, and keeps book of what they were promised. */
export function createPlayer(simulation: Simulation) {
  const ledger = createLedger(simulation);
  const { cliq } = simulation;

  /** How an action ended, at once: none of them waits for the network. */
  async function outcome<T>(action: Promise<T>): Promise<{ value: T } | { error: unknown } | 'hangs'> {
    let ended: { value: T } | { error: unknown } | 'hangs' = 'hangs';
    action.then(
      (value) => {
        ended = { value };
      },
      (error: unknown) => {
        ended = { error };
      },
    );
    await simulation.settled();
    return ended;
  }

  async function change(
    messageId: string,
    wanted: string | null | undefined,
    act: (worker: SimulatedWorker) => Promise<StarChange>,
  ): Promise<void> {
    const worker = await simulation.alive();
    const ended = await outcome(act(worker));
    if (ended !== 'hangs' && 'value' in ended) {
      const { intents } = await simulation.disk.contents();
      const want = wanted === undefined ? ended.value.type : wanted;
      ledger.promised(
        messageId,
        want,
        intents.some((intent) => intent.messageId === messageId && !isReached(intent.baseBeforeSend, want)),
      );
    } else if (wanted === undefined) ledger.letGo(messageId);
    else ledger.perhaps(messageId, wanted);
  }

  /** Many at once. What became of each is read from the disk: no time passes meanwhile. */
  async function changeMany(want: string | null | undefined, act: (worker: SimulatedWorker) => Promise<void>) {
    const worker = await simulation.alive();
    const before = await entries();
    const ended = await outcome(act(worker));
    const after = await entries();
    const isHeard = ended !== 'hangs' && 'value' in ended;
    for (const messageId of messages.map(messageIdOf)) {
      const [was, is] = [before.get(messageId), after.get(messageId)];
      const isChanged = was?.type !== is?.type || was?.intent?.generation !== is?.intent?.generation;
      if (isHeard && isChanged) {
        const isWaiting = is?.intent !== undefined && !isReached(is.intent.baseBeforeSend, is.type);
        ledger.promised(messageId, is?.type ?? null, isWaiting);
      } else if (isHeard) continue;
      else if (want === undefined) ledger.letGo(messageId);
      else if (was && was.type !== want) ledger.perhaps(messageId, want);
    }
  }

  /** What is shown of each message, and what waits of it. */
  async function entries() {
    const { rows, intents } = await simulation.disk.contents();
    const own = (messageId: string) => intents.find((intent) => intent.messageId === messageId);
    return new Map(rows.map((row) => [row.messageId, { type: shownType(row), intent: own(row.messageId) }]));
  }

  async function newestBatch(worker: SimulatedWorker): Promise<number> {
    const account = await worker.session.account();
    return (account && (await simulation.disk.open().batches(account.id))[0]?.id) ?? 0;
  }

  async function signIn(): Promise<void> {
    if (simulation.user() === '') simulation.setUser('anna');
    await simulation.pass(2_000);
    const worker = await simulation.alive();
    await outcome(worker.service.signIn(signInSettings));
  }

  async function signOut(): Promise<boolean> {
    const worker = await simulation.alive();
    // Sign-out forgets what has not reached Cliq; the page asks before it does.
    const { intents } = await simulation.disk.contents();
    const ended = await outcome(worker.service.signOut());
    for (const { messageId } of intents) ledger.letGo(messageId);
    return ended !== 'hangs' && 'value' in ended;
  }

  async function play(step: Step): Promise<void> {
    const user = simulation.user();
    switch (step.do) {
      case 'star':
      case 'unstar': {
        const id = messageIdOf(step.message);
        const want = step.do === 'star' ? step.type : null;
        return change(id, want, ({ service }) => service.setStar(refOf(id, user), want));
      }
      case 'starMany':
      case 'unstarMany': {
        const want = step.do === 'starMany' ? step.type : null;
        return changeMany(want, ({ service }) => service.setStars(messages.map(messageIdOf), want));
      }
      case 'undoMany':
        return changeMany(undefined, async (worker) => worker.service.undoBatch(await newestBatch(worker)));
      case 'cancelMany':
        return changeMany(undefined, async (worker) => worker.service.cancelBatch(await newestBatch(worker)));
      case 'undo': {
        const id = messageIdOf(step.message);
        return change(id, undefined, ({ service }) => service.undo(id));
      }
      case 'retry':
        await outcome((await simulation.alive()).service.retry(messageIdOf(step.message)));
        return;
      case 'dismiss': {
        const id = messageIdOf(step.message);
        const { intents } = await simulation.disk.contents();
        await outcome((await simulation.alive()).service.dismiss(id));
        if (intents.some(({ messageId, failure }) => messageId === id && failure)) ledger.letGo(id);
        return;
      }
      case 'starElsewhere':
      case 'unstarElsewhere': {
        const id = messageIdOf(step.message);
        if (step.do === 'starElsewhere') cliq.star(user, id, step.type);
        else cliq.unstar(user, id);
        return ledger.changedElsewhere(id);
      }
      case 'limitElsewhere':
        return cliq.useLimit(user, step.verb, 5);
      case 'signIn':
        return signIn();
      case 'signOut':
        await signOut();
        return;
      case 'switchUser':
        if (await signOut()) simulation.setUser(users.find((name) => name !== user) ?? user);
        return signIn();
      case 'refresh':
        await outcome((await simulation.alive()).service.refresh());
        return;
      case 'kill':
        return simulation.kill();
      case 'restartBrowser':
        return simulation.restartBrowser();
      case 'setClock':
        return simulation.time.setWallClock(step.aheadMs);
      case 'fail':
        simulation.failNext(step.fault);
        return;
      case 'accident':
        return (await simulation.alive()).life.prepare(step.accident);
      case 'pass':
        return simulation.pass(step.ms);
      case 'sleep':
        return simulation.sleep(step.ms);
    }
  }

  return { ledger, play, signIn };
}

/** Cliq is believed to be there, should the send under way turn out to have done nothing: then no more is sent. */
function isReached(base: Base, want: string | null): boolean {
  return base.known && base.type === want;
}

export type Player = ReturnType<typeof createPlayer>;
