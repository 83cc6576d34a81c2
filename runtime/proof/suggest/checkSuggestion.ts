import type { KeywordRule } from '../../../schemas/flow.ts'
import type { Issue } from '../../engine/issue.ts'
import { checkWorkspace } from '../check/checkWorkspace.ts'
import { example, toGeneral } from '../check/example.ts'

/** What `usher check` says of rules in a keywordRoute of their own; paths lead to the rule and keyword. */
export function checkSuggestion(rules: readonly KeywordRule[]): readonly Issue[] {
  const languages = [...new Set(rules.flatMap(({ keywords = [] }) => (isList(keywords) ? [] : Object.keys(keywords))))]
  const exits = Object.fromEntries(rules.map(({ id }) => [id, 'to-general']))
  const workspace = example(
    { topic: { type: 'keywordRoute', rules, exits: { ...exits, noMatch: 'to-general' } }, 'to-general': toGeneral },
    languages.length === 0 ? {} : { languages },
    languages.length === 0 ? {} : { workspace: { name: 'Suggested', languages } },
  )
  return checkWorkspace(workspace).filter(({ path }) => path.startsWith('/nodes/topic/rules'))
}

const isList = (keywords: NonNullable<KeywordRule['keywords']>): keywords is readonly string[] =>
  Array.isArray(keywords)
