import type { Issue, Severity } from '../../engine/issue.ts'
import type { Words } from '../../engine/words.ts'
import type { Workspace } from '../../engine/workspace.ts'
import type { Opening } from '../explore/openingsFor.ts'
import type { Rehearsal, RehearsedTurn } from '../scenario/Rehearsal.ts'

/**
 * What a conversation must show to be an example of a finding. The search looks for one that comes to `node`; with `says`, the words
 * that brought it there are replaced by these, or with `isAsked` the words that answer it; `opening` says on which channel, or by whom.
 */
export type Shown = {
  readonly node: string
  readonly says?: string
  readonly isAsked?: boolean
  /** what tells conversations at the same node apart, besides all that the flow looks at */
  readonly tracked?: (rehearsal: Rehearsal) => number
  readonly opening?: Pick<Opening, 'channel' | 'contact'>
  /** `turns`: what the last step brought about */
  readonly by: (turns: readonly RehearsedTurn[], rehearsal: Rehearsal) => boolean
}

/** What a rule finds; the code is the rule's, and so is the severity unless the finding has its own. `shown`: it can be seen in a conversation. */
export type Finding = Omit<Issue, 'code' | 'severity' | 'message' | 'fix' | 'example'> & {
  readonly message: Words
  readonly fix?: Words
  readonly severity?: Severity
  readonly shown?: Shown
}

/** What some rules need besides the workspace. */
export type CheckContext = {
  /** the date, `YYYY-MM-DD`; null: nobody said, and nothing is told of what is past */
  readonly today: string | null
  /** what the rules before this one found, before anything is suppressed */
  readonly found: readonly Issue[]
  /** the codes of all rules */
  readonly codes: ReadonlySet<string>
}

/**
 * One rule: its file is named after its code. `explanation` says what it finds, why that matters and what to do; `good` and `bad` are small
 * workspaces, and at once its test and its page in the documentation: `bad` is found, `good` is not. Rules that look at the calendar find
 * `bad` on 2026-11-20.
 */
export type Rule = {
  readonly code: string
  readonly severity: Severity
  readonly explanation: string
  readonly good: Workspace
  readonly bad: Workspace
  readonly find: (workspace: Workspace, context?: CheckContext) => readonly Finding[]
}
