import type { Issue, Severity } from '../issue.ts'
import type { Workspace } from '../workspace.ts'

/** What a rule finds; the code is the rule's, and so is the severity unless the finding has its own. */
export type Finding = Omit<Issue, 'code' | 'severity'> & { readonly severity?: Severity }

/**
 * One rule: its file is named after its code. `explanation` says what it finds, why that matters and what to do; `good` and `bad` are small
 * workspaces, and at once its test and its page in the documentation: `bad` is found, `good` is not.
 */
export type Rule = {
  readonly code: string
  readonly severity: Severity
  readonly explanation: string
  readonly good: Workspace
  readonly bad: Workspace
  readonly find: (workspace: Workspace) => readonly Finding[]
}
