import type { Node } from '../../../schemas/flow.ts'
import { compileKeywords } from '../../engine/match/compileKeywords.ts'
import { matchKeywords } from '../../engine/match/matchKeywords.ts'
import { compileOptions, matchOption } from '../../engine/match/matchOption.ts'
import { choicesOf } from './choicesOf.ts'

/** `exits`: one message for each way on, in the customer's language where it can be. `all`: every keyword, label and pattern in every language. */
export type Detail = 'exits' | 'all'

/** What a customer could write that this node tells apart, their own language first; nothing for a node that does not read. `languages`: the workspace's. */
export function wordsFor(
  node: Node,
  language: string,
  detail: Detail,
  languages: readonly string[],
): readonly string[] {
  const chosen = createChooser(node, languages)
  return [...Map.groupBy(choicesOf(node, languages), ({ chooses }) => chooses)].flatMap(([id, choices]) => {
    const own = choices.filter((choice) => choice.language === language)
    const words = [...new Set([...own, ...choices].map(({ text }) => text))]
    if (detail === 'all') return words
    // A keyword behind an earlier rule's never leads to its own.
    const first = words.find((text) => chosen(text) === id) ?? words[0]
    return first === undefined ? [] : [first]
  })
}

/** What a message chooses at the node. */
function createChooser(node: Node, languages: readonly string[]): (text: string) => string | null {
  if (node.type === 'keywordRoute') {
    const matcher = compileKeywords(node.rules)
    return (text) => matchKeywords(matcher, text).best?.rule ?? null
  }
  const options =
    node.type === 'menu'
      ? node.options
      : node.type === 'collect' && node.value.kind === 'choice'
        ? node.value.options
        : null
  if (options === null) return () => 'escape'
  const matcher = compileOptions(options, languages)
  return (text) => matchOption(matcher, text).option
}
