import type { Keywords, Node, Option } from '../../../schemas/flow.ts'
import { asSaid } from '../content/asSaid.ts'
import { exampleOf } from './exampleOf.ts'

/** Words that choose something at a node: a rule, an option, or to leave a bot. `language`: whose words they are; '' for everybody's. */
export type Choice = { readonly text: string; readonly chooses: string; readonly language: string }

/** Every keyword, pattern, label and number of a node, choice by choice; nothing for a node that offers none. */
export function choicesOf(node: Node): readonly Choice[] {
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
      return node.options.flatMap(wordsOfOption)
    case 'collect':
      return node.value.kind === 'choice' ? node.value.options.flatMap(wordsOfOption) : []
    case 'botHandoff':
      return keywordsAs('escape', node.escape)
    default:
      return []
  }
}

function wordsOfOption({ id, label, keywords }: Option, index: number): readonly Choice[] {
  const labels = typeof label === 'string' ? [['', label] as const] : Object.entries(label)
  return [
    ...keywordsAs(id, keywords),
    // What a template makes of a label is not known here.
    ...labels.filter(([, text]) => !/\{[{%]/.test(text)).map(([language, text]) => ({ text, chooses: id, language })),
    { text: String(index + 1), chooses: id, language: '' },
  ]
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
