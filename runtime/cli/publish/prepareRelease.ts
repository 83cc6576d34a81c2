import { hashWorkspace } from '../../engine/files/hashWorkspace.ts'
import { compileRelease } from '../../engine/index.ts'
import { loadWorkspace } from '../../releases/loadWorkspace.ts'
import { checkLoaded } from '../../releases/publishWorkspace.ts'
import type { Io } from '../Command.ts'
import { isError } from '../loadChecked.ts'
import { findScenarios } from '../playScenarios.ts'
import { count, type PlacedIssue, placeIssues, printIssues, printLine } from '../print.ts'
import { runTests } from '../test/runTests.ts'

export type PreparedRelease = {
  readonly files: { readonly [path: string]: string }
  /** why it must not be published, in words; null: nothing speaks against it */
  readonly objection: string | null
  /** a file cannot be read: no reason helps */
  readonly isUnreadable: boolean
  readonly errors: readonly PlacedIssue[]
  readonly scenarios: { readonly passed: number; readonly failed: number }
}

/** Reads a folder, applies every rule to it and plays its scenarios. What is wrong is printed, on stderr, so that stdout holds the answer. */
export async function prepareRelease(io: Io, folder: string): Promise<PreparedRelease> {
  const loaded = await loadWorkspace(folder)
  const { workspace, files } = loaded
  const errors = placeIssues(checkLoaded(loaded, undefined).issues.filter(isError), files)
  printIssues(io.stderr, folder, errors)
  if (errors.length > 0) printLine(io.stderr)
  const scenarios = { passed: 0, failed: 0 }
  if (workspace !== null) {
    const release = compileRelease(workspace, hashWorkspace(workspace))
    const { summary } = await runTests(
      { ...io, stdout: io.stderr },
      folder,
      { release, files },
      findScenarios({ release }, []),
      { isQuiet: false, isBrief: true },
    )
    Object.assign(scenarios, summary)
  }
  const found = [
    ...(errors.length > 0 ? [`has ${count(errors.length, 'error')}`] : []),
    ...(scenarios.failed > 0 ? [`fails ${count(scenarios.failed, 'scenario')}`] : []),
  ]
  return {
    files,
    objection: found.length === 0 ? null : `${folder} ${found.join(' and ')}`,
    isUnreadable: workspace === null,
    errors,
    scenarios,
  }
}
