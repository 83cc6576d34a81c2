import type { Keywords, Node } from '../../../schemas/flow.ts'
import { comparisonsOf } from './comparisonsOf.ts'
import { type Names, optionsOf } from './textsOf.ts'

export type KeywordsPlace = { readonly names: Names; readonly keywords: Keywords }
export type KeywordPlace = { readonly names: Names; readonly keyword: string; readonly language: string | null }
export type PatternPlace = { readonly names: Names; readonly pattern: string }

/** Every set of keywords in a node. */
export function keywordSetsOf(node: Node): readonly KeywordsPlace[] {
  const set = (names: Names, keywords: Keywords | undefined): readonly KeywordsPlace[] =>
    keywords === undefined ? [] : [{ names, keywords }]
  const rules = node.type === 'keywordRoute' ? node.rules : []
  return [
    ...rules.flatMap(({ keywords }, index) => set(['rules', index, 'keywords'], keywords)),
    ...optionsOf(node).flatMap(({ names, option }) => set([...names, 'keywords'], option.keywords)),
    ...(node.type === 'botHandoff' ? set(['escape'], node.escape) : []),
  ]
}

/** Every keyword of a set, with the language that lists it; null: for all of them. */
export function keywordsIn({ names, keywords }: KeywordsPlace): readonly KeywordPlace[] {
  const listed = (list: readonly string[], here: Names, language: string | null) =>
    list.map((keyword, index) => ({ names: [...here, index], keyword, language }))
  if (isList(keywords)) return listed(keywords, names, null)
  return Object.entries(keywords).flatMap(([language, list]) => listed(list, [...names, language], language))
}

/** Every RE2 pattern in a node. */
export function patternsOf(node: Node): readonly PatternPlace[] {
  switch (node.type) {
    case 'keywordRoute':
      return node.rules.flatMap(({ patterns = [] }, rule) =>
        patterns.map((pattern, index) => ({ names: ['rules', rule, 'patterns', index], pattern })),
      )
    case 'collect':
      return node.value.kind === 'pattern' ? [{ names: ['value', 'pattern'], pattern: node.value.pattern }] : []
    case 'branch':
      return comparisonsOf(node).flatMap(({ names, comparison }) =>
        comparison.matches === undefined ? [] : [{ names: [...names, 'matches'], pattern: comparison.matches }],
      )
    default:
      return []
  }
}

const isList = (keywords: Keywords): keywords is readonly string[] => Array.isArray(keywords)
