import { LOGIC_KINDS } from '../../runtime/engine/files/formatWorkspace.ts'
import { compileRelease, type Issue } from '../../runtime/engine/index.ts'
import type { Speaker, Value } from '../../runtime/engine/words.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { checkWorkspace } from '../../runtime/proof/check/checkWorkspace.ts'
import { compareBehaviour } from '../../runtime/proof/diff/behaviour/compareBehaviour.ts'
import { sayBehaviour } from '../../runtime/proof/diff/behaviour/sayBehaviour.ts'
import { diffWorkspaces } from '../../runtime/proof/diff/diffWorkspaces.ts'
import { type DiffSection, sayDiff } from '../../runtime/proof/diff/sayDiff.ts'
import { runScenario } from '../../runtime/proof/scenario/runScenario.ts'

/** What an author must know before a workspace goes live. */
export type Review = {
  /** what keeps it from going live */
  readonly errors: readonly Issue[]
  readonly warnings: number
  readonly scenarios: { readonly count: number; readonly failed: readonly FailedScenario[] }
  /** what differs from the live release, in words; null: nothing is live */
  readonly changes: readonly DiffSection[] | null
}

export type FailedScenario = {
  readonly flow: string
  readonly name: string
  readonly expected: Value
  readonly got: Value
}

/**
 * Checks a workspace, plays its scenarios and says what it changes for customers. Layouts and scenarios are no part of what goes live.
 * Problems are told in the words of `speaker`, without one in English.
 */
export function review(workspace: Workspace, live: Workspace | null, speaker?: Speaker): Review {
  const issues = checkWorkspace(workspace, speaker === undefined ? {} : { speaker })
  const errors = issues.filter(({ severity }) => severity === 'error')
  return {
    errors,
    warnings: issues.length - errors.length,
    // With an error a flow may not even run.
    scenarios: errors.length > 0 ? { count: 0, failed: [] } : playAll(workspace),
    changes: live === null ? null : sayDiff(logicOf(live, workspace)),
  }
}

/** Conversations led through both versions of a flow, and differences told, at most: a second or two a flow. */
const BOUNDS = { conversations: 2_000, differences: 12 }

/** What customers will notice, flow by flow: of each that was touched, or whose messages may end elsewhere for what it uses. */
export function reviewBehaviour(workspace: Workspace, live: Workspace): readonly DiffSection[] {
  const { files } = logicOf(live, workspace)
  if (files.length === 0) return []
  const touched = new Set(files.filter(({ kind }) => kind === 'flow').map(({ id }) => id))
  return Object.keys(workspace.flows)
    .filter((id) => Object.hasOwn(live.flows, id))
    .sort()
    .map((id) => compareBehaviour(live, workspace, id, BOUNDS))
    .filter(({ flow, verdict }) => verdict !== 'same' || touched.has(flow))
    .map(sayBehaviour)
}

const logicOf = (live: Workspace, workspace: Workspace) => ({
  files: diffWorkspaces(live, workspace).files.filter(({ kind }) => LOGIC_KINDS.includes(kind)),
})

function playAll(workspace: Workspace): Review['scenarios'] {
  const release = compileRelease(workspace, 'review')
  const runs = Object.values(workspace.scenarios).flatMap(({ flow, scenarios }) =>
    Object.entries(scenarios).map(([name, scenario]) => ({ flow, name, ...runScenario(release, flow, scenario) })),
  )
  return {
    count: runs.length,
    failed: runs.flatMap(({ flow, name, failures: [first] }) =>
      first === undefined ? [] : [{ flow, name, expected: first.expected, got: first.got }],
    ),
  }
}
