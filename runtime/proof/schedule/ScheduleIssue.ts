import type { Issue } from '../../engine/issue.ts'
import type { Words } from '../../engine/words.ts'

/** A problem in a schedule; who knows the file adds its name. `path` is a JSON pointer within the file. */
export type ScheduleIssue = Omit<Issue, 'file' | 'nodeId' | 'message' | 'fix' | 'example'> & {
  readonly message: Words
  readonly fix: Words
}
