import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** Firefox's own errands, whatever is switched off. Extensions cannot reach these hosts. */
const ofTheBrowser = /\.mozilla\.(com|net|org):443$/;

export interface HostProxy {
  port: number;
  leadTo(standInPort: number): void;
  close(): Promise<void>;
}

/** Makes Firefox take the stand-in for every host there is, and leave its own errands. */
export async function startHostProxy(): Promise<HostProxy> {
  let standInPort = 0;
  const sockets = new Set<Duplex>();
  // Nobody here speaks plain HTTP.
  const server = createServer((_request, response) => response.writeHead(403).end());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', ({ url = '' }, socket: Duplex) => {
    if (ofTheBrowser.test(url)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const standIn = connect(standInPort, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    standIn.pipe(socket).pipe(standIn);
    standIn.on('error', () => socket.destroy());
    socket.on('error', () => standIn.destroy());
    socket.on('close', () => standIn.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    leadTo(port) {
      standInPort = port;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
