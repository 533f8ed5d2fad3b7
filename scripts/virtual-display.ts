import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface VirtualDisplay {
  /** For the environment variable DISPLAY, such as ":1". */
  name: string;
  /** Ends the server that was started here, and no other. */
  close(): Promise<void>;
}

/** Starts Xvfb on a display number that is free; Xvfb itself finds it (-displayfd), so that two runs never meet. */
export function openVirtualDisplay(program: string): Promise<VirtualDisplay> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  let complaint = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const close = async () => {
    server.kill();
    await ended;
  };
  return new Promise((resolve, reject) => {
    let number = '';
    // The fourth of stdio, which the types know as a stream of either kind.
    (server.stdio[3] as Readable).on('data', (chunk: Buffer) => {
      number += chunk.toString();
      if (number.endsWith('\n')) resolve({ name: `:${number.trim()}`, close });
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}. ${complaint}`)));
  });
}
