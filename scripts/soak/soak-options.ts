import { parseArgs } from 'node:util';

export interface SoakOptions {
  minutes: number;
  /** Decides what everybody does, though not when the machine gets round to it. */
  seed: number;
}

/** `--minutes 12 --seed 7`; a plain number counts as minutes. Throws on anything else. */
export function readSoakOptions(args: readonly string[], now: number): SoakOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string' }, seed: { type: 'string' } },
    allowPositionals: true,
  });
  const minutes = readNumber('minutes', values.minutes ?? positionals[0] ?? '12');
  if (minutes === 0) throw new Error('minutes: at least one');
  return { minutes, seed: readNumber('seed', values.seed ?? String(now % 1_000_000)) };
}

function readNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name}: a whole number, not "${text}"`);
  return Number(text);
}
