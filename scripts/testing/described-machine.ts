import type { Machine } from '../machine';

export interface MachineDescription extends Partial<Pick<Machine, 'platform' | 'env' | 'home' | 'isRoot'>> {
  /** Path → what it prints for `--version`. */
  programs?: Readonly<Record<string, string | null>>;
}

/** A computer that exists on paper only. */
export function describeMachine({ programs = {}, ...rest }: MachineDescription): Machine {
  const paths = Object.keys(programs);
  return {
    platform: 'linux',
    home: '/root',
    isRoot: false,
    ...rest,
    env: { PATH: '/usr/bin', ...rest.env },
    exists: (path) => paths.includes(path),
    list: (folder) => {
      const inside = paths.filter((path) => path.startsWith(`${folder}/`));
      return [...new Set(inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))];
    },
    versionLine: (path) => programs[path] ?? (programs[path] === null ? null : ''),
  };
}
