import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/host/shared-folder.ts'],
    testTimeout: 30_000,
    // Many tests wait for a process of their own, so that every processor may have a worker.
    maxWorkers: '100%',
    // The last line of a run is `N passed, N failed`.
    reporters: ['default', './test/summary-reporter.ts'],
  },
});
