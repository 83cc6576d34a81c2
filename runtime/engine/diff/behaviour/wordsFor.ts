import type { Keywords, Node, Option } from '../../../../schemas/flow.ts'
import { answersFor } from '../../explore/answersFor.ts'
import { exampleOf } from '../../explore/exampleOf.ts'
import type { Survey } from '../../explore/Survey.ts'

/** Something a customer can say to a node, and what it chooses there: a rule, an option, or a kind of answer. */
export type Words = { readonly text: string; readonly chooses: string; readonly language: string }

/** One message for every keyword, pattern, number and label of a node, and for the kinds of answers that it takes. */
export function wordsFor(node: Node, compared: Survey['compared']): readonly Words[] {
  switch (node.type) {
    case 'keywordRoute':
      return node.rules.flatMap(({ id, keywords = [], patterns = [] }) => [
        ...keywordsAs(id, keywords),
        ...patterns.flatMap((pattern) => said(id, exampleOf(pattern))),
      ])
    case 'menu':
      return node.options.flatMap(optionWords)
    case 'collect': {
      if (node.value.kind === 'choice') return node.value.options.flatMap(optionWords)
      const answers = answersFor(node.value, compared.get(`vars.${node.variable}`) ?? [])
      return answers.flatMap((answer) => said(`${JSON.stringify(node.value)} ${answer}`, answer))
    }
    case 'botHandoff':
      return node.escape === undefined ? [] : keywordsAs('escape', node.escape)
    case 'branch':
      return (compared.get('message.text') ?? []).flatMap((text) => said('text', String(text)))
    default:
      return []
  }
}

function said(chooses: string, text: string | null): readonly Words[] {
  return text === null ? [] : [{ text, chooses, language: '' }]
}

function keywordsAs(chooses: string, keywords: Keywords): readonly Words[] {
  const lists: readonly (readonly [string, readonly string[]])[] = isPlain(keywords)
    ? [['', keywords]]
    : Object.entries(keywords)
  return lists.flatMap(([language, list]) =>
    list.map((keyword) => ({ text: keyword.replace(/\*$/, ''), chooses, language })),
  )
}

function optionWords({ id, label, keywords = [] }: Option, index: number): readonly Words[] {
  const labels = typeof label === 'string' ? [['', label] as const] : Object.entries(label)
  return [
    { text: String(index + 1), chooses: id, language: '' },
    ...labels.map(([language, text]) => ({ text, chooses: id, language })),
    ...keywordsAs(id, keywords),
  ]
}

function isPlain(keywords: Keywords): keywords is readonly string[] {
  return Array.isArray(keywords)
}
