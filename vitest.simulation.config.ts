import { defineConfig } from 'vitest/config';

// The long simulations: `npm run simulate`. The unit tests play a few hundred of the same sequences.
// biome-ignore lint/style/noDefaultExport: Vitest asks for it.
export default defineConfig({
  test: {
    include: ['src/**/*.simulation.ts'],
    environment: 'node',
    restoreMocks: true,
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
