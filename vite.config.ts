import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

type Target = 'chrome' | 'firefox';

/** manifest.json holds both browsers' forms; each build leaves out what the other one wants. */
function manifestFor(target: Target): Record<string, unknown> {
  if (target === 'firefox') {
    const { key: _key, minimum_chrome_version: _min, storage: _schema, ...firefox } = manifest;
    return { ...firefox, permissions: [...manifest.permissions, 'menus'] };
  }
  const { browser_specific_settings: _gecko, ...chrome } = manifest;
  return chrome;
}

export default defineConfig(({ mode }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [preact(), crx({ manifest: manifestFor(target) as unknown as ManifestV3Export, browser: target })],
    build: { outDir: `dist/${target}`, emptyOutDir: true, target: 'es2022', modulePreload: false },
  };
});
