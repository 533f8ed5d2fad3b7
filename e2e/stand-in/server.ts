import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Answer, Effect } from './answer';
import type { Certificate } from './certificate';
import type { Clock } from './clock';
import type { createFaults } from './faults';
import { findHost } from './hosts';
import type { createRequestLog, NewRequest, SeenRequest } from './request-log';

interface Parts {
  certificate: Certificate;
  clock: Clock;
  log: ReturnType<typeof createRequestLog>;
  faults: ReturnType<typeof createFaults>;
  receive: (request: SeenRequest) => Effect;
  /** For the `Date` header, which may be wrong. */
  date: () => number;
}

/** Of an answer's body, so much is kept in the log. */
const LOGGED_ANSWER_BYTES = 100_000;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function newRequest(request: IncomingMessage, body: string, time: number): NewRequest {
  const hostHeader = request.headers.host ?? '';
  const [path = '/', search = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const query: Record<string, string[]> = {};
  for (const [key, value] of new URLSearchParams(search)) query[key] = [...(query[key] ?? []), value];
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return {
    time,
    host: hostHeader.toLowerCase().replace(/:\d+$/, ''),
    playedHost: findHost(hostHeader),
    method: request.method ?? 'GET',
    path,
    query,
    headers: Object.fromEntries(headers),
    body,
  };
}

/** Gives back the body as sent. */
function write(response: ServerResponse, answer: Answer, date: number): Buffer {
  const body = Buffer.from(answer.body ?? '');
  response.writeHead(answer.status, {
    ...answer.headers,
    date: new Date(date).toUTCString(),
    // A browser silently repeats a request whose kept connection dies: with a new connection for each, a dropped
    // request fails as the test means it to, and the log counts what the client sent.
    connection: 'close',
    ...(answer.status === 204 ? {} : { 'content-length': String(body.length) }),
  });
  if (answer.breakOffAfter === undefined) {
    response.end(body);
    return body;
  }
  const part = body.subarray(0, answer.breakOffAfter);
  response.write(part, () => response.destroy());
  return part;
}

/** Log, count, meet a fault or not, answer. */
async function serve(parts: Parts, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { clock, log, faults } = parts;
  const body = await readBody(message);
  const request = log.add(newRequest(message, body, clock.now()));
  response.on('close', () => {
    request.aborted = !response.writableEnded && !request.dropped && request.status === null;
  });
  const effect = parts.receive(request);
  const play = faults.take(request);
  const outcome = play ? await play(effect) : await effect();
  if (outcome === 'never') return;
  if (outcome === 'drop' || response.destroyed) {
    request.dropped = outcome === 'drop';
    message.socket.destroy();
    return;
  }
  request.status = outcome.status;
  request.answeredAt = clock.now();
  request.answer = write(response, outcome, parts.date()).toString('utf8', 0, LOGGED_ANSWER_BYTES);
}

export async function startServer(parts: Parts, port: number): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Duplex>();
  const server = createServer({ key: parts.certificate.privateKey, cert: parts.certificate.certificate });
  server.on('request', (message: IncomingMessage, response: ServerResponse) => {
    serve(parts, message, response).catch((error: unknown) => {
      // The client left while it was still sending; anything else is a fault of the stand-in and must be seen.
      if (!message.destroyed || message.complete) console.error('stand-in:', error);
      response.destroy();
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
