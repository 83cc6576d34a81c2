import type { Issue, Workspace } from '../engine/index.ts'
import { checkWithExamples } from '../proof/check/checkWithExamples.ts'
import { checkWorkspace } from '../proof/check/checkWorkspace.ts'
import { loadWorkspace } from '../releases/loadWorkspace.ts'
import { type PlacedIssue, placeIssues } from './print.ts'

export type CheckedWorkspace = {
  /** null when a file cannot be read */
  readonly workspace: Workspace | null
  /** of reading and of the rules, by file and line */
  readonly issues: readonly PlacedIssue[]
  readonly files: { readonly [path: string]: string }
}

type Options = {
  /** whether a conversation is looked for that shows the issue */
  readonly examples: boolean
  /** the date as `YYYY-MM-DD` */
  readonly today: string
}

/** Reads a folder and applies every rule to it. Throws `invalidWorkspace` when the folder cannot be read. */
export async function loadChecked(folder: string, { examples, today }: Options): Promise<CheckedWorkspace> {
  const { workspace, issues, files } = await loadWorkspace(folder)
  const check = examples ? checkWithExamples : checkWorkspace
  const all: readonly Issue[] = workspace === null ? issues : [...issues, ...check(workspace, { today })]
  const placed = placeIssues(all, files).toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
  )
  return { workspace, issues: placed, files }
}

export const isError = ({ severity }: Pick<Issue, 'severity'>): boolean => severity === 'error'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
