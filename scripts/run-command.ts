import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface CommandResult {
  code: number;
  /** stdout and stderr as they came. */
  output: string;
}

/** A program that npm has installed for this project, such as `vitest`. */
export function runTool(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
  hear?: (text: string) => void,
): Promise<CommandResult> {
  return runCommand(fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url)), args, env, hear);
}

/**
 * Runs a program to its end. One that does not start answers with code 127 and the reason.
 * @param hear gets what the program says while it runs
 */
export function runCommand(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
  hear: (text: string) => void = () => undefined,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      hear(chunk.toString());
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
