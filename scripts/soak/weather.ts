import type { Answer } from '../../e2e/stand-in/answer';
import { brokenOff, captivePortal, gatewayError, notJson, truncatedJson } from '../../e2e/stand-in/fault-answers';
import type { Fault, PlacedFault } from '../../e2e/stand-in/faults';
import type { StandIn } from '../../e2e/stand-in/stand-in';
import { errorAnswer } from '../../e2e/stand-in/stars-api/errors';
import type { Random } from '../../e2e/stand-in/world/random';

interface Trouble {
  name: string;
  fault: Fault;
  /** Cliq's own answer does not arrive. */
  spoils: boolean;
}

const troubles: readonly Trouble[] = [
  { name: '500', fault: { answer: errorAnswer('operation_failed') }, spoils: true },
  { name: '500 after the effect', fault: { answer: errorAnswer('server_error'), effect: true }, spoils: true },
  { name: '502', fault: { answer: gatewayError(502) }, spoils: true },
  { name: '503 after the effect', fault: { answer: gatewayError(503), effect: true }, spoils: true },
  { name: '504', fault: { answer: gatewayError(504), delayMs: 3_000 }, spoils: true },
  { name: 'dropped before the effect', fault: { drop: true }, spoils: true },
  { name: 'dropped after the effect', fault: { drop: true, effect: true }, spoils: true },
  { name: 'a hotel’s page', fault: { answer: captivePortal }, spoils: true },
  { name: 'no JSON', fault: { answer: notJson, effect: true }, spoils: true },
  { name: 'half an answer', fault: { answer: halfOfSuccess }, spoils: true },
  { name: 'broken off', fault: { answer: brokenOff }, spoils: true },
  { name: 'slow to arrive', fault: { delayMs: 4_000 }, spoils: false },
  { name: 'slow to answer', fault: { delayMs: 6_000, waitAt: 'answer' }, spoils: false },
  { name: 'too slow', fault: { delayMs: 27_000, waitAt: 'answer' }, spoils: true },
];

const passesAfterMs = 15_000;

/** An error that is cut short and still complete as HTTP is a refusal by its status alone: the user would be asked. */
function halfOfSuccess(ordinary: Answer | null): Answer {
  return ordinary === null || ordinary.status < 400 ? truncatedJson(ordinary) : ordinary;
}

/** Faults of Cliq and of the way to it, as they come and go. */
export interface Weather {
  /** One more fault, for one to three of the next calls, if they come soon. */
  worsen(): void;
  clear(): void;
  /** How many calls met a fault. */
  met(): number;
  /** Numbers of the calls whose answer did not arrive as Cliq gave it. */
  spoilt(): ReadonlySet<number>;
}

export function createWeather(standIn: StandIn, random: Random): Weather {
  const placed: { placed: PlacedFault; spoils: boolean }[] = [];
  return {
    worsen() {
      const { fault, spoils } = random.pick(troubles);
      const method = random.pick(['POST', 'POST', 'DELETE', 'GET']);
      const on = {
        method,
        path: '/api/',
        where: ({ headers }: { headers: Record<string, string> }) => isBrowser(headers),
      };
      const one = standIn.faults.add({ ...fault, on, times: 1 + random.integer(3) });
      placed.push({ placed: one, spoils });
      // Those that nobody has met by then would all wait for the verb that is called seldom.
      setTimeout(() => one.remove(), passesAfterMs).unref();
    },
    clear() {
      for (const each of placed) each.placed.remove();
    },
    met: () => placed.reduce((sum, each) => sum + each.placed.hits.length, 0),
    spoilt: () => new Set(placed.flatMap((each) => (each.spoils ? each.placed.hits.map(({ number }) => number) : []))),
  };
}

/** Only a browser says what it is: the other device is spared. */
function isBrowser(headers: Record<string, string>): boolean {
  return headers['user-agent'] !== undefined;
}
