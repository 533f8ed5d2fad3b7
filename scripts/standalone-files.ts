import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

/** They come from the disk: nothing is to be fetched ahead, and vite's helper for that is 1 kB of every page. */
export const importPlainly: Plugin = {
  name: 'import-plainly',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null),
};

type Built = { code: string; map: string | null };

/** One file with all that `entry` needs, which loads no other. */
async function buildAlone(entry: string, format: 'iife' | 'es', sourcemap: boolean): Promise<Built> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [importPlainly],
    build: {
      write: false,
      target: 'es2022',
      sourcemap,
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format, codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : 'output' in built ? built.output : [];
  const [chunk] = outputs.filter(({ type }) => type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not built`);
  return { code: chunk.code, map: chunk.map?.toString() ?? null };
}

/** A classic script by itself, under its own name. */
export function classicScript(entry: string): Plugin {
  const fileName = entry.replace(/\.ts$/, '.js');
  return {
    name: `classic-script-${entry}`,
    apply: 'build',
    async generateBundle() {
      const { code } = await buildAlone(entry, 'iife', false);
      this.emitFile({ type: 'asset', fileName, source: code });
    },
  };
}

const background = 'src/background/index.ts';
/** What the manifest plugin has the browser begin the background with. */
const loader = 'service-worker-loader.js';

/**
 * The background in one file. The browser starts it for a single message and waits for each file it imports: with those that it would
 * share with the pages, an answer took a third longer (docs/performance.md).
 */
export function backgroundInOneFile(): Plugin {
  let sourcemap = false;
  return {
    name: 'background-in-one-file',
    apply: 'build',
    configResolved({ build: options }) {
      sourcemap = options.sourcemap !== false;
    },
    generateBundle: {
      // After the manifest plugin has written its loader.
      order: 'post',
      async handler(_options, bundle) {
        const asset = bundle[loader];
        const entry = Object.values(bundle).find(
          (file) =>
            file.type === 'chunk' &&
            file.facadeModuleId === fileURLToPath(new URL(`../${background}`, import.meta.url)),
        );
        if (asset?.type !== 'asset' || !entry) throw new Error('the background was not found in the build');
        const { code, map } = await buildAlone(background, 'es', sourcemap);
        asset.source = map === null ? code : `${code}\n//# sourceMappingURL=${loader}.map\n`;
        if (map !== null) this.emitFile({ type: 'asset', fileName: `${loader}.map`, source: map });
        delete bundle[entry.fileName];
      },
    },
  };
}
