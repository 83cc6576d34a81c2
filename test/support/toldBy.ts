import type { Finding, Rule } from '../../runtime/engine/check/Rule.ts'
import { sayWords } from '../../runtime/engine/words.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'

/** What a rule finds, with its message in English. */
export const toldBy = (
  rule: Rule,
  workspace: Workspace,
): readonly (Omit<Finding, 'message'> & { readonly message: string })[] =>
  rule.find(workspace).map((finding) => ({ ...finding, message: sayWords(finding.message) }))
