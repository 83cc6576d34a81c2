import type { CollectValue, Condition, Keywords, Node, Option } from '../../../../schemas/flow.ts'
import { comparedValues } from '../../explore/comparedValues.ts'
import { exampleOf } from '../../explore/exampleOf.ts'

/** Something a customer can say to a node, and what it chooses there: a rule, an option, or a kind of answer. */
export type Words = { readonly text: string; readonly chooses: string; readonly language: string }

/** One message for every keyword, pattern, number and label of a node, and for the kinds of answers that it takes. */
export function wordsFor(node: Node): readonly Words[] {
  switch (node.type) {
    case 'keywordRoute':
      return node.rules.flatMap(({ id, keywords = [], patterns = [] }) => [
        ...keywordsAs(id, keywords),
        ...patterns.flatMap((pattern) => said(id, exampleOf(pattern))),
      ])
    case 'menu':
      return node.options.flatMap(optionWords)
    case 'collect':
      return node.value.kind === 'choice'
        ? node.value.options.flatMap(optionWords)
        : said('valid', answerTo(node.value))
    case 'botHandoff':
      return node.escape === undefined ? [] : keywordsAs('escape', node.escape)
    case 'branch':
      return node.cases.flatMap(({ id, when }) =>
        comparisonsOf(when).flatMap((comparison) =>
          comparison.attribute === 'message.text'
            ? comparedValues(comparison).flatMap((value) => said(id, String(value)))
            : [],
        ),
      )
    default:
      return []
  }
}

/** Every comparison of a condition. */
export function comparisonsOf(condition: Condition): readonly Extract<Condition, { attribute: string }>[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsOf)
  if ('any' in condition) return condition.any.flatMap(comparisonsOf)
  return 'not' in condition ? comparisonsOf(condition.not) : [condition]
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

function answerTo(value: Exclude<CollectValue, { kind: 'choice' }>): string | null {
  switch (value.kind) {
    case 'text':
      return 'something'
    case 'number':
      return String(value.min ?? value.max ?? 1)
    case 'email':
      return 'ada@example.com'
    case 'phone':
      return '+390612345678'
    case 'date':
      return value.earliest ?? value.latest ?? '2026-01-15'
    case 'pattern':
      return exampleOf(value.pattern, true)
  }
}

function isPlain(keywords: Keywords): keywords is readonly string[] {
  return Array.isArray(keywords)
}
