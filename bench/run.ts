// All that is measured, or some of it: npm run bench [throttle sync search bundles start popup chat-page]
import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';

interface Bench {
  says: string;
  /** It loads dist/chrome into a real browser. */
  isInBrowser?: true;
  /** The file, and its arguments, once or several times. */
  runs: readonly (readonly [file: string, ...args: string[]])[];
}

const benches: Readonly<Record<string, Bench>> = {
  throttle: { says: 'Throttle beside the usual limiters', runs: [['throttle.ts']] },
  sync: { says: 'First sync and idle day', runs: [['sync.ts']] },
  search: { says: 'Search beside the usual engines', runs: [['search.ts']] },
  bundles: { says: 'What ships', runs: [['bundles.ts']] },
  start: { says: 'Start of the background', isInBrowser: true, runs: [['start.ts']] },
  popup: {
    says: 'List in the real popup',
    isInBrowser: true,
    runs: [
      ['popup-times.ts', '100', '10'],
      ['popup-times.ts', '10000', '10'],
      ['popup-times.ts', '100000', '10'],
    ],
  },
  'chat-page': { says: 'A busy chat page', isInBrowser: true, runs: [['chat-page.ts']] },
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(benches);
const chosen = names.map((name) => {
  const bench = benches[name];
  if (!bench) throw new Error(`There is no bench “${name}”: ${Object.keys(benches).join(', ')}`);
  return { name, ...bench };
});

const today = new Date().toISOString().slice(0, '2026-11-22'.length);
console.log(`${today}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`);
if (chosen.some(({ isInBrowser }) => isInBrowser)) run('vite', ['build', '--mode', 'chrome', '--logLevel', 'error']);
for (const { name, says, runs } of chosen) {
  console.log(`\n## ${says} (${name})`);
  for (const [file, ...args] of runs) run('tsx', [`bench/${file}`, ...args]);
}

/** Stops everything when it fails: half a table is none. */
function run(tool: string, args: readonly string[]): void {
  const { status, error } = spawnSync(`node_modules/.bin/${tool}`, args, { stdio: 'inherit' });
  if (status !== 0) throw error ?? new Error(`${tool} ${args.join(' ')} ended with ${status}`);
}
