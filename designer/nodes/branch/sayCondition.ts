import type { Condition } from '../../../schemas/flow.ts'
import { type Operand, type Operator, operandsOf } from './comparison.ts'

/** The words that a condition is said with. */
export type ConditionWords = {
  readonly and: string
  readonly or: string
  readonly not: (condition: string) => string
  readonly operator: (operator: Operator) => string
  readonly yes: string
  readonly no: string
  readonly nothing: string
}

/** A condition as a sentence: `vars.rating is at least 4 and language is it`. Groups within groups stand in brackets. */
export function sayCondition(condition: Condition, words: ConditionWords, isInner = false): string {
  if ('not' in condition) return words.not(sayCondition(condition.not, words, true))
  if ('attribute' in condition) {
    return operandsOf(condition)
      .map(([operator, operand]) => `${condition.attribute} ${sayComparison(operator, operand, words)}`)
      .join(` ${words.and} `)
  }
  const [parts, joint] = 'all' in condition ? [condition.all, words.and] : [condition.any, words.or]
  const sentence = parts.map((part) => sayCondition(part, words, parts.length > 1)).join(` ${joint} `)
  return isInner && parts.length > 1 ? `(${sentence})` : sentence
}

function sayComparison(operator: Operator, operand: Operand, words: ConditionWords): string {
  if (operator === 'exists') return operand === false ? words.not(words.operator('exists')) : words.operator('exists')
  const values = Array.isArray(operand) ? operand : [operand]
  return `${words.operator(operator)} ${values.map((value) => sayValue(value, words)).join(', ')}`
}

function sayValue(value: Operand, { yes, no, nothing }: ConditionWords): string {
  if (value === null) return nothing
  if (typeof value === 'boolean') return value ? yes : no
  return String(value)
}
