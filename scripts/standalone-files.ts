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

/** The code of a classic script. */
export async function scriptOf(entry: string): Promise<string> {
  return (await buildAlone(entry, 'iife', false)).code;
}

/** A classic script by itself, under its own name. */
export function classicScript(entry: string): Plugin {
  const fileName = entry.replace(/\.ts$/, '.js');
  return {
    name: `classic-script-${entry}`,
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: await scriptOf(entry) });
    },
  };
}

/**
 * The background in one file, which the manifest names. The browser starts it for a single message and waits for each file of it: with
 * those that it would share with the pages, an answer took a third longer (docs/performance.md).
 */
export function backgroundInOneFile(entry: string, formOf: (fileName: string) => object): Plugin {
  const fileName = 'background.js';
  let sourcemap = false;
  return {
    name: 'background-in-one-file',
    apply: 'build',
    configResolved({ build: options }) {
      sourcemap = options.sourcemap !== false;
    },
    generateBundle: {
      // After the manifest has been written.
      order: 'post',
      async handler(_options, bundle) {
        const manifest = bundle['manifest.json'];
        if (manifest?.type !== 'asset') throw new Error('the manifest was not written');
        const { code, map } = await buildAlone(entry, 'es', sourcemap);
        const source = map === null ? code : `${code}\n//# sourceMappingURL=${fileName}.map\n`;
        this.emitFile({ type: 'asset', fileName, source });
        if (map !== null) this.emitFile({ type: 'asset', fileName: `${fileName}.map`, source: map });
        const written: object = JSON.parse(String(manifest.source));
        manifest.source = `${JSON.stringify({ ...written, background: formOf(fileName) }, null, 2)}\n`;
      },
    },
  };
}
