import type { Issue } from '../issue.ts'
import type { Workspace } from '../workspace.ts'
import { RULES } from './rules.ts'

/** Everything that the rules find in a workspace whose files fit their schemas, by file and place. Pure; never throws on such a workspace. */
export function checkWorkspace(workspace: Workspace): readonly Issue[] {
  const issues = RULES.flatMap(({ code, severity, find }) =>
    find(workspace).map((finding): Issue => ({ code, severity, ...finding })),
  )
  return issues.sort((a, b) => compare(a.file, b.file) || compare(a.path, b.path) || compare(a.code, b.code))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
