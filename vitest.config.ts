import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests of functions alone: no process, no database, no browser. They share workers, since nothing they leave behind is seen by others. */
const PURE = ['test/engine/**/*.test.ts', 'test/designer/**/*.test.{ts,tsx}', 'test/architecture/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['test/support/postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A third of the suite's time is waiting for databases, browsers and commands: one worker more than cores keeps both busy.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { extends: true, test: { name: 'real', include: ['test/**/*.test.{ts,tsx}'], exclude: PURE } },
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
    ],
  },
})
