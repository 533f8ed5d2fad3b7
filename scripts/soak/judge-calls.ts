import { mostInAnyMinute } from '../../e2e/fixtures/call-windows';
import type { SeenRequest } from '../../e2e/stand-in/request-log';
import { DOCUMENTED_LIMITS, VERBS } from '../../e2e/stand-in/stars-api/rate-limit';

/** An answer that came so long before the worker ended had time to be written down, ms. */
const writeMs = 500;
const { limits, windowMs, lockMs } = DOCUMENTED_LIMITS;

export interface CallsSeen {
  /** Our own calls, in order of arrival. */
  ours: readonly SeenRequest[];
  /** When a worker or the browser was ended, epoch ms. */
  ends: readonly number[];
  /** Numbers of the requests whose answer was lost or not Cliq's. */
  spoilt: ReadonlySet<number>;
  /** When the user asked for anything of a message. */
  wishTimes: (messageId: string) => readonly number[];
}

export interface Verdict {
  /** Windows of 60 s, one ending with each of our calls, that held more of our calls than Cliq allows. */
  windowsOver: number;
  /** Refusals by the limit that our own calls alone explain. */
  ownRefusals: number;
  foreignRefusals: number;
  /** Calls inside a lock that we had been told of. */
  insideLock: number;
  /** Requests sent again although the same one had a definite answer that had time to be written, and nobody had wished anything since. */
  doubled: readonly string[];
  mostPerMinute: Readonly<Record<string, number>>;
}

export function judgeCalls(seen: CallsSeen): Verdict {
  const { ours, ends, spoilt } = seen;
  const hadTime = ({ answeredAt }: SeenRequest, later: SeenRequest) =>
    answeredAt !== null &&
    later.time > answeredAt + writeMs &&
    !ends.some((end) => end >= answeredAt - writeMs && end <= answeredAt + writeMs);
  const verdict = { windowsOver: 0, ownRefusals: 0, foreignRefusals: 0, insideLock: 0 };
  for (const verb of VERBS) {
    const calls = ours.filter(({ method }) => method === verb);
    for (const call of calls) {
      const window = calls.filter(({ time }) => time > call.time - windowMs && time <= call.time);
      const isOver = window.length > limits[verb];
      if (isOver) verdict.windowsOver += 1;
      if (!call.throttled) continue;
      verdict[isOver ? 'ownRefusals' : 'foreignRefusals'] += 1;
      const told = calls.filter((other) => other.throttled && !spoilt.has(other.number) && hadTime(other, call));
      if (told.some(({ time }) => call.time < time + lockMs)) verdict.insideLock += 1;
    }
  }
  const mostPerMinute = VERBS.map((verb) => [verb, mostInAnyMinute(ours.filter(({ method }) => method === verb))]);
  return { ...verdict, doubled: findDoubled(seen, hadTime), mostPerMinute: Object.fromEntries(mostPerMinute) };
}

function findDoubled(
  { ours, spoilt, wishTimes }: CallsSeen,
  hadTime: (request: SeenRequest, later: SeenRequest) => boolean,
): string[] {
  const last = new Map<string, SeenRequest>();
  const doubled: string[] = [];
  for (const call of ours.filter(({ method }) => method !== 'GET')) {
    const messageId = messageOf(call);
    const before = last.get(messageId);
    const isSame = before?.method === call.method && before.body === call.body;
    if (before && isSame && isDefinite(before) && !spoilt.has(before.number) && hadTime(before, call)) {
      const wasWished = wishTimes(messageId).some((time) => time > before.time - writeMs && time <= call.time);
      if (!wasWished)
        doubled.push(`${call.method} ${messageId}, ${call.time - (before.answeredAt ?? 0)} ms after ${before.status}`);
    }
    last.set(messageId, call);
  }
  return doubled;
}

/** Cliq did it, or has nothing to do. */
function isDefinite({ method, status, aborted, dropped }: SeenRequest): boolean {
  if (status === null || aborted || dropped) return false;
  return (status >= 200 && status < 300) || (method === 'DELETE' && status === 404);
}

/** Canonical, in whatever spelling the call has it. */
function messageOf({ method, path, body }: SeenRequest): string {
  const spelled = method === 'DELETE' ? decodeURIComponent(path.split('/').at(-1) ?? '') : JSON.parse(body).message_id;
  return String(spelled).replace(/%20| /, '_');
}
