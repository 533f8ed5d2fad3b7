import type { Browser } from 'puppeteer-core';

/** Firefox by its debugging protocol, WebDriver BiDi. */
export interface Bidi {
  send(method: string, parameters: object): Promise<void>;
  /** Calls the function with this source in a browsing context's page; arguments and result travel as JSON. */
  call<Result>(context: string, source: string, all: readonly unknown[]): Promise<Result>;
  /** Runs a function, which needs nothing but its arguments, in the browser's own window: it may do all that the browser may. */
  inBrowser<Result, Arguments extends unknown[]>(
    run: (...all: Arguments) => Result | Promise<Result>,
    ...all: Arguments
  ): Promise<Result>;
  /** Tabs, and windows with one page. */
  tabs(): Promise<Tab[]>;
  /** Opens an empty tab in the window of another, or in the one in front. */
  openTab(beside?: string): Promise<string>;
}

export interface Tab {
  context: string;
  url: string;
}

interface Connection {
  send(method: string, parameters: object): Promise<{ result: Answer }>;
}

/** What of the protocol's answers is used here. */
interface Answer {
  context?: string;
  contexts?: Tab[];
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

export async function bidiOf(browser: Browser): Promise<Bidi> {
  // Puppeteer's way to its connection is internal: the version is pinned in package.json.
  const connection: Connection = Reflect.get(browser, 'connection');
  const send = async (method: string, parameters: object) => (await connection.send(method, parameters)).result;
  const tabs = async (scope = {}) => (await send('browsingContext.getTree', { maxDepth: 0, ...scope })).contexts ?? [];

  async function call<Result>(context: string, source: string, all: readonly unknown[]): Promise<Result> {
    const answer = await send('script.callFunction', {
      awaitPromise: true,
      target: { context },
      functionDeclaration: `async (json) => JSON.stringify((await (${source})(...JSON.parse(json))) ?? null)`,
      arguments: [{ type: 'string', value: JSON.stringify(all) }],
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result?.value ?? 'null');
  }

  const windows = await tabs({ 'moz:scope': 'chrome' });
  const main = windows.find(({ url }) => url === 'chrome://browser/content/browser.xhtml');
  if (!main) throw new Error('Firefox gives no access to its own window: it has to be ESR 153 or newer');

  return {
    send: async (method, parameters) => void (await send(method, parameters)),
    call,
    inBrowser: (run, ...all) => call(main.context, String(run), all),
    tabs,
    async openTab(beside) {
      const where = beside === undefined ? {} : { referenceContext: beside };
      return (await send('browsingContext.create', { type: 'tab', ...where })).context ?? '';
    },
  };
}
