import type { Issue } from '../../engine/issue.ts'
import { type Speaker, sayWords } from '../../engine/words.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { isSuppressed } from './isSuppressed.ts'
import type { Shown } from './Rule.ts'
import { RULES } from './rules.ts'
import { severityOf } from './severityOf.ts'

const CODES: ReadonlySet<string> = new Set(RULES.map(({ code }) => code))

/** A problem, and what a conversation must show to be its example. */
export type Problem = { readonly issue: Issue; readonly shown?: Shown }

export type CheckOptions = {
  /** the date as `YYYY-MM-DD`; without it nothing is told of dates that are past or to come */
  readonly today?: string
  /** in whose words problems are told; without one in English */
  readonly speaker?: Speaker
}

/**
 * Everything that the rules find in a workspace whose files fit their schemas, by file and place, as strict as its `check` says. Pure; never
 * throws on such a workspace.
 */
export function checkWorkspace(workspace: Workspace, options: CheckOptions = {}): readonly Issue[] {
  return findProblems(workspace, options).map(({ issue }) => issue)
}

/** The same, with what it takes to look for examples. */
export function findProblems(workspace: Workspace, { today, speaker }: CheckOptions = {}): readonly Problem[] {
  const found: Issue[] = []
  const problems: Problem[] = []
  const suppressions = workspace.workspace.check?.suppress ?? []
  for (const { code, severity, find } of RULES) {
    for (const { shown, message, fix, ...finding } of find(workspace, { today: today ?? null, found, codes: CODES })) {
      const own: Issue = {
        code,
        severity,
        ...finding,
        message: sayWords(message, speaker),
        ...(fix === undefined ? {} : { fix: sayWords(fix, speaker) }),
      }
      const set = severityOf(workspace, code, own.severity)
      if (set === null) continue
      found.push(own)
      if (suppressions.some((suppression) => isSuppressed(own, suppression))) continue
      problems.push({ issue: { ...own, severity: set }, ...(shown === undefined ? {} : { shown }) })
    }
  }
  return problems.sort(
    ({ issue: a }, { issue: b }) => compare(a.file, b.file) || compare(a.path, b.path) || compare(a.code, b.code),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
