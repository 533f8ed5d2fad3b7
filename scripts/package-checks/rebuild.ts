import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { type Archive, makePackages } from '../packages/make-packages';
import { runTool } from '../run-command';

/**
 * What a reviewer does: unpacks the source archive in a folder of its own, builds it with the packages that `npm ci` has brought, and
 * packs what comes out. Rejects with the tool's words when it cannot be built.
 */
export async function rebuild(source: Uint8Array, version: string): Promise<Archive[]> {
  const folder = mkdtempSync(join(tmpdir(), 'stars-source-'));
  try {
    for (const [path, content] of Object.entries(unzipSync(source))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
    for (const target of ['chrome', 'firefox']) {
      const build = await runTool('vite', ['build', folder, '--mode', target]);
      if (build.code !== 0) throw new Error(build.output);
    }
    return Object.values(makePackages(version, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
