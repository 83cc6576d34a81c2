import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Half of the suite's time is waiting for databases, browsers and commands; the default leaves one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism()),
  },
})
