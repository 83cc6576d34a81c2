import { sayWords } from '../../runtime/engine/words.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { Finding, Rule } from '../../runtime/proof/check/Rule.ts'

/** What a rule finds, with its message in English. */
export const toldBy = (
  rule: Rule,
  workspace: Workspace,
): readonly (Omit<Finding, 'message'> & { readonly message: string })[] =>
  rule.find(workspace).map((finding) => ({ ...finding, message: sayWords(finding.message) }))
