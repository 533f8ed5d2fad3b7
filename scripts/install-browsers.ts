import { planInstall, type Tool, whatToInstall } from './install-plan';
import type { Machine } from './machine';
import { runCommand } from './run-command';

export type InstallOutcome =
  | { kind: 'ready'; installed: readonly string[] }
  /** One sentence that says what to install, and what the attempt to do so printed. */
  | { kind: 'missing'; sentence: string; output: string };

/** Installs what is missing where that is allowed (root, with apt-get), else says what to install. */
export async function ensureTools(
  machine: Machine,
  wanted: readonly Tool[],
  welcome: readonly Tool[] = [],
): Promise<InstallOutcome> {
  const plan = planInstall(machine, wanted, welcome);
  if (plan.kind === 'nothing') return { kind: 'ready', installed: [] };
  if (plan.kind === 'tell') return { kind: 'missing', sentence: plan.sentence, output: '' };
  process.stdout.write(`Installing ${plan.packages.join(' ')} …\n`);
  const output = await installPackages(plan.packages);
  const after = planInstall(machine, wanted);
  if (after.kind === 'nothing') return { kind: 'ready', installed: plan.packages };
  const missing = wanted.filter((tool) => planInstall(machine, [tool]).kind !== 'nothing');
  return { kind: 'missing', sentence: whatToInstall(machine, missing), output };
}

/** Another program may be installing just now: wait for it, up to two minutes. */
const patience = ['-o', 'DPkg::Lock::Timeout=120'];

async function installPackages(packages: readonly string[]): Promise<string> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // A fresh machine's list is old: it offers versions that are no longer on the server.
  const update = await runCommand('apt-get', [...patience, 'update'], env);
  const install = await runCommand(
    'apt-get',
    [...patience, 'install', '-y', '--no-install-recommends', ...packages],
    env,
  );
  return update.code === 0 ? install.output : update.output + install.output;
}
