import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import project from '../package.json' with { type: 'json' };
import { makePackages } from './packages/make-packages';
import { uncommittedPaths } from './packages/source-files';
import { runTool } from './run-command';

const folder = 'dist/packages';

/** Builds for both browsers and packs what the stores want: `npm run package`. What to do with it: docs/release.md. */
process.exitCode = await pack();

async function pack(): Promise<number> {
  for (const target of ['chrome', 'firefox']) {
    const build = await runTool('vite', ['build', '--mode', target]);
    if (build.code !== 0) {
      process.stdout.write(`${build.output}\nThe extension could not be built.\n`);
      return 1;
    }
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { fileName, content } of Object.values(makePackages(project.version))) {
    writeFileSync(`${folder}/${fileName}`, content);
    const hash = createHash('sha256').update(content).digest('hex');
    process.stdout.write(`${hash}  ${folder}/${fileName}  ${Math.ceil(content.byteLength / 1000)} kB\n`);
  }
  const loose = uncommittedPaths();
  if (loose.length > 0) process.stdout.write(`\nNot to be published: not committed are\n  ${loose.join('\n  ')}\n`);
  return 0;
}
