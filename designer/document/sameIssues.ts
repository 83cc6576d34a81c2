import type { Issue } from '../../runtime/engine/issue.ts'

/** Whether two lists tell the same. */
export const sameIssues = (a: readonly Issue[], b: readonly Issue[]): boolean =>
  a === b || (a.length === b.length && a.every((issue, index) => isSame(issue, b[index])))

const isSame = (a: Issue, b: Issue | undefined): boolean =>
  b !== undefined &&
  a.code === b.code &&
  a.file === b.file &&
  a.path === b.path &&
  a.severity === b.severity &&
  a.message === b.message &&
  a.fix === b.fix
