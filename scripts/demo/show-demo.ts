import { type DemoBrowser, openDemoBrowser } from './demo-browser';
import { signIn } from './sign-in';

const whatToTry = `
Signed in as Maya, 200 stars. Nothing here leaves this computer: every host leads to a stand-in for Cliq.

  Right-click a message, then Star message › Important.
  Point at a message and press the star beside it.
  Press the star in the toolbar: search, filter, change a type, remove one and Undo.

Close the window or press Ctrl-C to end.
`;

/**
 * Opens the browser for a person, with a chat in front, until the window is closed or Ctrl-C.
 * @param begin called when all is set up; `ended` is aborted before the browser closes
 */
export async function showDemo(
  executablePath: string,
  begin: (demo: DemoBrowser, ended: AbortSignal) => void = () => {},
): Promise<void> {
  const interrupted = waitForInterrupt();
  const demo = await openDemoBrowser(executablePath, { headless: false });
  const ended = Promise.race([interrupted, waitForLastWindow(demo)]);
  const end = new AbortController();
  try {
    const prepared = prepare(demo).then(() => begin(demo, end.signal));
    await Promise.race([ended, prepared.catch(unlessClosed)]);
    await ended;
  } finally {
    end.abort();
    await demo.close();
  }
}

async function prepare(demo: DemoBrowser): Promise<void> {
  await signIn(demo, async () => {});
  const chat = await demo.context.newPage();
  await chat.goto('https://cliq.zoho.com/');
  const others = demo.context.pages().filter((page) => page !== chat);
  await Promise.all(others.map((page) => page.close()));
  await chat.bringToFront();
  process.stdout.write(whatToTry);
}

/** Whoever closes the window before all is set up wants to end, too. */
function unlessClosed(error: unknown): void {
  if (!(error instanceof Error && error.message.includes('has been closed'))) throw error;
}

/** From the very start, so that a browser that is just opening is closed, too. */
function waitForInterrupt(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function waitForLastWindow({ context }: DemoBrowser): Promise<void> {
  return new Promise((resolve) => {
    context.once('close', () => resolve());
    // On a Mac the browser lives on without a window.
    context.on('page', (page) => page.once('close', () => context.pages().length === 0 && resolve()));
  });
}
