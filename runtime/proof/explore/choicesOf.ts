import type { Keywords, Node, Option } from '../../../schemas/flow.ts'
import { answersMeaning } from '../../engine/match/yesNoWords.ts'
import { asSaid } from '../content/asSaid.ts'
import { exampleOf } from './exampleOf.ts'

/** Words that choose something at a node: a rule, an option, or to leave a bot. `language`: whose words they are; '' for everybody's. */
export type Choice = { readonly text: string; readonly chooses: string; readonly language: string }

/**
 * Every keyword, ready-made answer, pattern, label and number of a node, choice by choice; nothing for a node that offers none. `languages`: the
 * workspace's.
 */
export function choicesOf(node: Node, languages: readonly string[]): readonly Choice[] {
  switch (node.type) {
    case 'keywordRoute':
      return node.rules.flatMap(({ id, keywords, patterns = [] }) => [
        ...keywordsAs(id, keywords),
        ...patterns.flatMap((pattern) => {
          const text = exampleOf(pattern)
          return text === null ? [] : [{ text, chooses: id, language: '' }]
        }),
      ])
    case 'menu':
      return wordsOfOptions(node.options, languages)
    case 'collect':
      return node.value.kind === 'choice' ? wordsOfOptions(node.value.options, languages) : []
    case 'botHandoff':
      return keywordsAs('escape', node.escape)
    default:
      return []
  }
}

function wordsOfOptions(options: readonly Option[], languages: readonly string[]): readonly Choice[] {
  return options.flatMap(({ id, label, keywords, means }, index) => {
    const labels = typeof label === 'string' ? [['', label] as const] : Object.entries(label)
    return [
      ...keywordsAs(id, keywords),
      // What a template makes of a label is not known here.
      ...labels.filter(([, text]) => !/\{[{%]/.test(text)).map(([language, text]) => ({ text, chooses: id, language })),
      ...(means === undefined ? [] : keywordsAs(id, answersMeaning(means, languages))),
      { text: String(index + 1), chooses: id, language: '' },
    ]
  })
}

function keywordsAs(chooses: string, keywords: Keywords = []): readonly Choice[] {
  const lists: readonly (readonly [string, readonly string[]])[] = isPlain(keywords)
    ? [['', keywords]]
    : Object.entries(keywords)
  return lists.flatMap(([language, list]) =>
    list.flatMap((keyword) => {
      const text = asSaid(keyword)
      return text === '' ? [] : [{ text, chooses, language }]
    }),
  )
}

const isPlain = (keywords: Keywords): keywords is readonly string[] => Array.isArray(keywords)
