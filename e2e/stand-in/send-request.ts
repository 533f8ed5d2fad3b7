import { request } from 'node:https';
import type { StandIn } from './stand-in';

export interface Sent {
  method?: string;
  /** Default cliq.zoho.com. */
  host?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

export interface Received {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The body as JSON. Throws if it is none. */
  json: () => unknown;
}

/** A request to the stand-in under one of its host names, trusting its certificate and nothing else. */
export function sendRequest(standIn: Pick<StandIn, 'port' | 'certificate'>, sent: Sent): Promise<Received> {
  const host = sent.host ?? 'cliq.zoho.com';
  // Node adds no length to a DELETE by itself.
  const length = sent.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent.body)) };
  const { promise, resolve, reject } = defer<Received>();
  const outgoing = request(
    {
      host: '127.0.0.1',
      port: standIn.port,
      servername: host,
      ca: standIn.certificate,
      method: sent.method ?? 'GET',
      path: sent.path,
      headers: { host, ...length, ...sent.headers },
      ...(sent.signal ? { signal: sent.signal } : {}),
      agent: false,
    },
    (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        const headers = Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(headers),
          body,
          json: () => JSON.parse(body),
        });
      });
    },
  );
  outgoing.on('error', reject);
  outgoing.end(sent.body);
  return promise;
}

function defer<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<Value>((accept, refuse) => {
    resolve = accept;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

/** Calls Cliq's API as one who holds a token. */
export function createCaller(standIn: StandIn, token: string = standIn.tokens.issue().value, host = 'cliq.zoho.com') {
  const authorization = `Zoho-oauthtoken ${token}`;
  const call = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
    sendRequest(standIn, {
      host,
      method,
      path,
      headers: { authorization, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  return {
    call,
    post: (body: unknown) =>
      call('POST', '/api/v3/stars', { 'content-type': 'application/json' }, JSON.stringify(body)),
    list: (query: Record<string, string> = {}) => call('GET', `/api/v3/stars?${new URLSearchParams(query)}`),
    remove: (idSegment: string) => call('DELETE', `/api/v3/stars/${idSegment}`),
  };
}
