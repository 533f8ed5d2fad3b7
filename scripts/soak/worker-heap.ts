import type { CDPSession } from '@playwright/test';
import type { Extension } from '../../e2e/fixtures/launch-extension';

/** What the worker's JavaScript heap holds after a collection, bytes; null when no worker runs. */
export async function measureWorkerHeap({ context, id }: Extension): Promise<number | null> {
  const browser = context.browser();
  if (!browser) return null;
  const cdp = await browser.newBrowserCDPSession();
  try {
    const { targetInfos } = await cdp.send('Target.getTargets');
    const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(id));
    if (!worker) return null;
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
    await sendTo(cdp, sessionId, 1, 'HeapProfiler.collectGarbage');
    return (await sendTo(cdp, sessionId, 2, 'Runtime.getHeapUsage')).result?.usedSize ?? null;
  } finally {
    await cdp.detach();
  }
}

interface Reply {
  id?: number;
  result?: { usedSize?: number };
}

/** Playwright has no session of a worker, so the browser's one passes the message on. */
async function sendTo(cdp: CDPSession, sessionId: string, id: number, method: string): Promise<Reply> {
  const reply = new Promise<Reply>((resolve) => {
    cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
      const parsed: Reply = JSON.parse(message);
      if (parsed.id === id) resolve(parsed);
    });
    // A worker that is ended meanwhile does not answer.
    cdp.on('Target.detachedFromTarget', () => resolve({}));
  });
  await cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
  return reply;
}
