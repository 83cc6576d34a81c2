import type { Keywords, Node } from '../../../schemas/flow.ts'
import { tokenise } from '../../engine/match/tokenise.ts'
import { keywordsIn } from './keywordsOf.ts'

/** A keyword or pattern as its author wrote it, and the rule, option or `escape` that it chooses; `language` is null when it holds in all. */
export type KeywordChoice = { readonly choice: string; readonly keyword: string; readonly language: string | null }

/** Everything in a node that chooses by words and whose choice is recorded: rules, options of a menu, the words that leave a bot. */
export function keywordChoices(node: Node): readonly KeywordChoice[] {
  const listed = (choice: string, keywords: Keywords | undefined): readonly KeywordChoice[] =>
    keywords === undefined
      ? []
      : keywordsIn({ names: [], keywords }).map(({ keyword, language }) => ({ choice, keyword, language }))
  switch (node.type) {
    case 'keywordRoute':
      return node.rules.flatMap(({ id, keywords, patterns = [] }) => [
        ...listed(id, keywords),
        ...patterns.map((pattern) => ({ choice: id, keyword: pattern, language: null })),
      ])
    case 'menu':
      return node.options.flatMap(({ id, keywords }) => listed(id, keywords))
    case 'botHandoff':
      return listed('escape', node.escape)
    default:
      return []
  }
}

/** The keywords of an option that a part of a message is. */
export function keywordsMeant(node: Node, choice: string, part: string): readonly string[] {
  if (node.type !== 'menu') return [part]
  const said = tokenise(part).words.join(' ')
  return keywordChoices(node)
    .filter((listed) => {
      const words = tokenise(listed.keyword).words.join(' ')
      const fits = listed.keyword.trimEnd().endsWith('*') ? said.startsWith(words) : said === words
      return listed.choice === choice && fits
    })
    .map(({ keyword }) => keyword)
}
