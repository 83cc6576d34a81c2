import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHROMIUM, howToInstall, installPrograms, PGBOUNCER, programPath } from './support/programPath.ts'

/*
 * `npm test`: format and lint, types, then every test, and one closing line with the counts. Every step runs even when one before it
 * failed, so that a run tells all there is to mend. `npm test -- --quick` leaves out what takes most of the time; other arguments go to Vitest:
 * `npm test -- match`.
 */

/**
 * Left to the whole run: browsers, processes that are started and killed, repositories, the embedded database, what draws examples by the hundred or
 * plays whole runs again. A change of what one of these holds names it: `npm test -- recordedRun`.
 */
const SLOW = [
  'test/e2e/**',
  'test/host/**',
  'test/cli/backup.test.ts',
  'test/cli/start.test.ts',
  'test/cli/launch.test.ts',
  'test/cli/replay.test.ts',
  'test/cli/git/**',
  'test/cli/test/playAll.test.ts',
  'test/engine/schedule/scheduleByThePostgresClock.test.ts',
  'test/proof/check/checkWorkspace.test.ts',
  'test/proof/check/findExamples.test.ts',
  'test/package/**',
  'test/proof/replay/recordedRun.test.ts',
  'test/store/pglite/**',
  'test/**/*.property.test.ts',
]

type Counts = { passed: number; failed: number; skipped: number }
type VitestReport = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly success: boolean
}

const root = join(import.meta.dirname, '..')
const isQuick = process.argv.includes('--quick')
const toVitest = process.argv.slice(2).filter((argument) => argument !== '--quick')

function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules/.bin', command), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

async function runTests(): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'usher-test-'))
  const report = join(folder, 'report.json')
  try {
    const isGreen = await run('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${report}`,
      ...(isQuick ? SLOW.map((files) => `--exclude=${files}`) : []),
      ...toVitest,
    ])
    const counts = JSON.parse(readFileSync(report, 'utf8')) as VitestReport // written by Vitest's own json reporter
    // A file that cannot even be read holds no failed test, but the run is not green.
    const failed = isGreen ? counts.numFailedTests : Math.max(1, counts.numFailedTests)
    return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests + counts.numTodoTests }
  } catch (error) {
    console.error(`The test report could not be read: ${error instanceof Error ? error.message : error}`)
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const gates: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['format and lint', 'biome', ['ci', '.']],
  // Two threads of it take twice the processor's time for a third less of waiting.
  ['types', 'tsc', ['-p', '.', '--singleThreaded']],
]
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const programs = isQuick ? [] : [CHROMIUM, PGBOUNCER]
const installed = installPrograms(programs)
for (const [name, command, args] of gates) {
  const isGreen = await run(command, args)
  total[isGreen ? 'passed' : 'failed'] += 1
  console.log(`${isGreen ? '✓' : '✗'} ${name}`)
}
await installed
for (const program of programs) if (programPath(program) === null) console.log(howToInstall(program))
const tests = await runTests()
console.log(`${total.passed + tests.passed} passed, ${total.failed + tests.failed} failed, ${tests.skipped} skipped`)
process.exitCode = total.failed + tests.failed === 0 ? 0 : 1
