import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import unversioned from './manifest.json' with { type: 'json' };
import project from './package.json' with { type: 'json' };
import { chunkGroups } from './scripts/chunk-groups.ts';
import { backgroundInOneFile, classicScript, importPlainly } from './scripts/standalone-files.ts';

type Target = 'chrome' | 'firefox';

/** The version stands in package.json, and nowhere else; the background is built by itself. */
const { background, ...withoutBackground } = unversioned;
const manifest = { ...withoutBackground, version: project.version };

/** manifest.json holds both browsers' forms; each build leaves out what the other one wants. */
function manifestFor(target: Target): Record<string, unknown> {
  if (target === 'firefox') {
    const { key: _key, minimum_chrome_version: _min, storage: _schema, side_panel: _panel, ...firefox } = manifest;
    const permissions = manifest.permissions.filter((name) => name !== 'sidePanel');
    return { ...firefox, permissions: [...permissions, 'menus'] };
  }
  const { browser_specific_settings: _gecko, sidebar_action: _sidebar, ...chrome } = manifest;
  return chrome;
}

/** Before all other scripts of the list's pages, which it loads: see src/popup/early-modules.ts. */
const early = 'src/popup/early.iife';
const beginEarly: Plugin = {
  name: 'begin-early',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { path }) {
      if (!path.startsWith('/src/popup/')) return html;
      const moduleScript = /\s*<script type="module"[^>]* src="([^"]+)"><\/script>/g;
      const modules = [...html.matchAll(moduleScript)].map(([, source]) => source).join(' ');
      const attrs = { src: `/${early}.js`, 'data-modules': modules };
      return { html: html.replaceAll(moduleScript, ''), tags: [{ tag: 'script', attrs, injectTo: 'head-prepend' }] };
    },
  },
};

export default defineConfig(({ mode }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [
      importPlainly,
      preact(),
      // What a chat page gets only when it is needed.
      classicScript('src/study/index.iife.ts'),
      classicScript(`${early}.ts`),
      beginEarly,
      crx({ manifest: manifestFor(target) as unknown as ManifestV3Export, browser: target }),
      backgroundInOneFile(background.service_worker, (file) => ({
        ...(target === 'firefox' ? { scripts: [file] } : { service_worker: file }),
        type: background.type,
      })),
    ],
    build: {
      outDir: `dist/${target}`,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        // A tab's, and Firefox's sidebar: no page that the plugin finds in the manifest by itself.
        input: { panel: 'src/popup/panel.html' },
        output: {
          codeSplitting: {
            groups: chunkGroups,
          },
        },
      },
    },
  };
});
