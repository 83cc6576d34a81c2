import type { Keywords, Node, Option, Text } from '../../../schemas/flow.ts'
import { compileKeywords } from '../match/compileKeywords.ts'
import { matchKeywords } from '../match/matchKeywords.ts'
import { compileOptions, matchOption } from '../match/matchOption.ts'
import { exampleOf } from './exampleOf.ts'

/** `exits`: one message for each way on, in the customer's language where it can be. `all`: every keyword, label and pattern in every language. */
export type Detail = 'exits' | 'all'

/** What a customer could write that this node tells apart; nothing for a node that does not read. */
export function wordsFor(node: Node, language: string, detail: Detail): readonly string[] {
  switch (node.type) {
    case 'keywordRoute': {
      const matcher = compileKeywords(node.rules)
      return node.rules.flatMap((rule) => {
        const words = [
          ...spoken(rule.keywords, language),
          ...(rule.patterns ?? []).flatMap((pattern) => exampleOf(pattern) ?? []),
        ]
        return choose(words, detail, (text) => matchKeywords(matcher, text).best?.rule === rule.id)
      })
    }
    case 'menu':
      return optionWords(node.options, language, detail)
    case 'botHandoff':
      return choose(spoken(node.escape, language), detail, () => true)
    case 'collect':
      return node.value.kind === 'choice' ? optionWords(node.value.options, language, detail) : []
    default:
      return []
  }
}

function optionWords(options: readonly Option[], language: string, detail: Detail): readonly string[] {
  const matcher = compileOptions(options)
  return options.flatMap(({ id, label, keywords }, index) => {
    const words = [...spoken(keywords, language), ...labels(label, language), String(index + 1)]
    return choose(words, detail, (text) => matchOption(matcher, text)?.option === id)
  })
}

function choose(words: readonly string[], detail: Detail, fits: (text: string) => boolean): readonly string[] {
  const distinct = [...new Set(words)].filter((text) => text !== '')
  if (detail === 'all') return distinct
  // A keyword behind an earlier rule's never leads to its own.
  const first = distinct.find(fits) ?? distinct[0]
  return first === undefined ? [] : [first]
}

/** Keywords as a customer would write them, those of the language first. */
function spoken(keywords: Keywords | undefined, language: string): readonly string[] {
  if (keywords === undefined) return []
  const lists = isList(keywords) ? [keywords] : [keywords[language] ?? [], ...Object.values(keywords)]
  return lists.flat().map((keyword) => keyword.replace(/\*\s*$/, '').trim())
}

function labels(label: Text, language: string): readonly string[] {
  const texts = typeof label === 'string' ? [label] : [label[language] ?? '', ...Object.values(label)]
  return texts.filter((text) => !text.includes('{{') && !text.includes('{%'))
}

const isList = (keywords: Keywords): keywords is readonly string[] => Array.isArray(keywords)
