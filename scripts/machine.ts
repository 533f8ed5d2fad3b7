import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';

/** What the search for browsers asks of a computer; a test describes one, `thisMachine` is the real one. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  isRoot: boolean;
  exists(path: string): boolean;
  /** Names in a folder; none when it is not there. */
  list(folder: string): readonly string[];
  /** What the program prints for `--version`; '' when it does not start, null when asking would open a window. */
  versionLine(path: string): string | null;
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
  versionLine(path) {
    // Chrome for Windows opens a window in place of printing.
    if (process.platform === 'win32') return null;
    try {
      const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
      return execFileSync(path, ['--version'], { encoding: 'utf8', stdio, timeout: 20_000 }).trim();
    } catch {
      return '';
    }
  },
};

/** The first folder of PATH that holds one of the names. */
export function findOnPath(machine: Machine, names: readonly string[]): string | null {
  const separator = machine.platform === 'win32' ? ';' : ':';
  const folders = (machine.env.PATH ?? '').split(separator).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      if (machine.exists(`${folder}/${name}`)) return `${folder}/${name}`;
    }
  }
  return null;
}

/** Whether windows can be shown. */
export function hasDisplay(machine: Machine): boolean {
  if (machine.platform === 'darwin' || machine.platform === 'win32') return true;
  return Boolean(machine.env.DISPLAY || machine.env.WAYLAND_DISPLAY);
}
