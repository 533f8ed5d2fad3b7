import type { SeenRequest } from '../../e2e/stand-in/request-log';
import { startStandIn } from '../../e2e/stand-in/stand-in';
import { createRandom } from '../../e2e/stand-in/world/random';
import { disturb } from './disturb';
import { judgeCalls } from './judge-calls';
import { createOtherDevice } from './other-device';
import { openSoakBrowser, type SoakBrowser } from './soak-browser';
import type { SoakOptions } from './soak-options';
import { type Figures, newTally, tableHead, tableRow } from './soak-tally';
import { liveAsUser } from './user-life';
import { createWeather } from './weather';
import { createWishes } from './wishes';

const minuteMs = 60_000;
/** A lock of five minutes, half the slots after it, and the last backoff. */
const longestRestMs = 20 * minuteMs;

export interface SoakResult {
  atStart: Figures;
  /** At rest. */
  figures: Figures;
  lost: readonly string[];
  /** What the status line said at the end, when it did not come to rest. */
  restless: string | null;
  consoleErrors: readonly string[];
  wishes: { asked: number; acknowledged: number };
  /** How often Cliq answered what, such as `POST 200`. */
  answers: Readonly<Record<string, number>>;
  /** The calls that Cliq refused for another reason than the limit. */
  refused: readonly string[];
}

/** A user, a telephone, bad weather and a browser that ends its worker, until the time is up; then everything comes to rest. */
export async function runSoak({ minutes, seed }: SoakOptions, say: (line: string) => void): Promise<SoakResult> {
  const standIn = await startStandIn({ tokenLifetimeMs: 24 * 60 * minuteMs });
  standIn.seedStars(120);
  const begun = Date.now();
  const chats = standIn.chats.filter(({ title }) => ['engineering', 'design-reviews', 'Launch party'].includes(title));
  const messageIds = chats.flatMap(({ messages }) => messages.map(({ id }) => id));
  const typeOf = (messageId: string) => standIn.stars().find(({ message }) => message.id === messageId)?.type ?? null;
  const wishes = createWishes(Date.now, typeOf);
  const other = createOtherDevice(standIn, createRandom(seed + 1), messageIds, wishes.changedElsewhere);
  const weather = createWeather(standIn, createRandom(seed + 2));
  const tally = newTally();
  let browser: SoakBrowser | undefined;
  try {
    const opened = await openSoakBrowser({
      standIn,
      chatIds: chats.map(({ id }) => id),
      random: createRandom(seed),
      wishes,
    });
    browser = opened;
    const ours = () => standIn.log.api().filter(({ headers }) => headers.authorization !== other.authorization);
    const measure = async (): Promise<Figures> => ({
      ...tally,
      minute: Math.round((Date.now() - begun) / minuteMs),
      calls: Object.fromEntries(
        ['POST', 'GET', 'DELETE'].map((verb) => [verb, ours().filter(({ method }) => method === verb).length]),
      ),
      faults: weather.met(),
      elsewhere: other.calls(),
      verdict: judgeCalls({ ours: ours(), ends: opened.ends, spoilt: weather.spoilt(), wishTimes: wishes.timesOf }),
      heapBytes: await opened.heapBytes(),
      consoleErrors: opened.consoleErrors().length,
      status: await statusOf(opened),
    });

    const atStart = await measure();
    say(tableHead);
    say(tableRow(atStart));
    const stop = new AbortController();
    const timer = setInterval(
      () =>
        measure().then(
          (figures) => say(tableRow(figures)),
          () => say('(no figures: the browser is being restarted)'),
        ),
      minuteMs,
    );
    const end = begun + minutes * minuteMs;
    const parts = { begun, end, browser: opened, tally, stop: stop.signal };
    const disturbing = disturb({ ...parts, random: createRandom(seed + 3), weather, other });
    await liveAsUser({ ...parts, random: createRandom(seed + 4) });
    stop.abort();
    await disturbing;
    weather.clear();
    say('the user has stopped; faults and kills have ended');
    const isAtRest = await comeToRest(opened);
    clearInterval(timer);
    const figures = await measure();
    say(tableRow(figures));
    return {
      atStart,
      figures,
      lost: wishes.differences(typeOf),
      restless: isAtRest ? null : figures.status,
      consoleErrors: opened.consoleErrors(),
      wishes: wishes.counts(),
      answers: countAnswers(ours()),
      refused: ours()
        .filter(({ status, throttled }) => status !== null && status >= 400 && status < 500 && !throttled)
        .filter(({ method, status }) => !(method === 'DELETE' && status === 404))
        .map(({ method, status, answer, body }) => `${method} ${status} ${answer} to ${body}`),
    };
  } finally {
    await browser?.close();
    await standIn.close();
  }
}

function countAnswers(calls: readonly SeenRequest[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { method, status } of calls) {
    const key = `${method} ${status ?? 'none'}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

async function statusOf(browser: SoakBrowser): Promise<string> {
  const parts = await browser.popup().page.locator('.status-part').allTextContents();
  return parts.join(' · ');
}

async function comeToRest(browser: SoakBrowser): Promise<boolean> {
  const latest = Date.now() + longestRestMs;
  while (Date.now() < latest) {
    await browser.signInIfAsked();
    const status = await statusOf(browser);
    if (!/waiting|Paused|Sign in|does not answer|Fetching/.test(status)) return true;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return false;
}
