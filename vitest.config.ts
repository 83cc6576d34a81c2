import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error(
    `Start the tests with npm, which takes the project's own Node 24: npm test, or npm test -- test/cli (this is Node ${process.versions.node}).`,
  )
  process.exit(1)
}

/** Where one file takes half a minute: browsers, hosts that are killed, repositories, the package. */
const LONG = ['/test/e2e/', '/test/host/', '/test/cli/', '/test/package/']

/** Begins with the long files, so that the run does not end with one of them and an idle core. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((folder) => moduleId.includes(folder))
    const { long = [], short = [] } = Object.groupBy(await super.sort(files), (file) =>
      isLong(file) ? 'long' : 'short',
    )
    return [...long, ...short]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/memoryFolder.ts', 'test/support/postgres.ts'],
    setupFiles: ['test/support/sealPrototype.ts', 'test/support/sameDraws.ts'],
    sequence: { sequencer: LongFirst },
    // On a machine that is busy with the rest, too; the first second is as good as any later one.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 120_000 } },
    // A third of the suite's time is waiting for databases, browsers and commands: one worker more than cores keeps both busy.
    maxWorkers: availableParallelism() + 1,
    // V8 frees compiled WebAssembly while other threads note its pages, and where many embedded databases open and close in one process that ends it
    // (nodejs/node#64500: “Check failed: jit_page_->allocations_.erase”). What is compiled stays until the process ends.
    execArgv: ['--no-wasm-code-gc'],
    // No test leaves anything behind in its process. To read what is tested anew for each file took a third of the processor's time.
    isolate: false,
  },
})
