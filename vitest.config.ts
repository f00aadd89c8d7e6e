import { defineConfig } from 'vitest/config';

/** Files of one project run in parallel, except where they share one LocalStack. */
export default defineConfig({
  test: {
    // The default leaves a processor free, which on a machine of two is half of it.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude: ['**/*.alone.*'],
          setupFiles: 'test/support/no-processes.ts',
          // Files share a process: loading the same modules again for each would take half the time.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      // What needs a process that no other test has touched.
      {
        test: {
          name: 'unit-alone',
          include: ['test/unit/**/*.alone.*'],
          setupFiles: 'test/support/no-processes.ts',
        },
      },
      // Processes take seconds to start where the machine is busy.
      { test: { name: 'cli', include: ['test/cli/**/*.test.ts'], testTimeout: 120_000 } },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'localstack',
          globalSetup: 'test/localstack/global-setup.ts',
          include: ['test/localstack/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
