import { keywordSetsOf, keywordsIn } from '../../runtime/proof/content/keywordsOf.ts'
import { textsOf } from '../../runtime/proof/content/textsOf.ts'
import type { Node } from '../../schemas/flow.ts'

/** Words that a node says or listens for; one language's, or all languages' (null). */
export type Words = { readonly kind: 'text' | 'keyword'; readonly words: string; readonly language: string | null }

/** Every text that the node can send, in each language, and every keyword that it knows. None twice, none empty. */
export function wordsOf(node: Node): readonly Words[] {
  const texts = textsOf(node).flatMap(({ text }): readonly Words[] =>
    typeof text === 'string'
      ? [{ kind: 'text', words: text, language: null }]
      : Object.entries(text).map(([language, words]) => ({ kind: 'text', words, language })),
  )
  const keywords = keywordSetsOf(node)
    .flatMap(keywordsIn)
    .map(({ keyword, language }): Words => ({ kind: 'keyword', words: keyword, language }))
  const all = [...texts, ...keywords].filter(({ words }) => words !== '')
  return [...new Map(all.map((each) => [`${each.kind} ${each.words}`, each])).values()]
}
