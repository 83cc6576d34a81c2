import type { Comparison } from '../../../schemas/flow.ts'
import type { Scalar } from '../ScalarInput.tsx'

export type Operator = Exclude<keyof Comparison, 'attribute'>

/** What each comparison takes on its right side. */
export const OPERATORS: { readonly [O in Operator]: 'scalar' | 'list' | 'text' | 'number' | 'yesNo' } = {
  is: 'scalar',
  isNot: 'scalar',
  in: 'list',
  contains: 'text',
  startsWith: 'text',
  matches: 'text',
  greaterThan: 'number',
  lessThan: 'number',
  atLeast: 'number',
  atMost: 'number',
  exists: 'yesNo',
}

export const OPERATOR_NAMES = Object.keys(OPERATORS) as readonly Operator[] // the keys of an exhaustive record

/** Attributes that every conversation has; contact attributes and variables are the author's own. */
export const ATTRIBUTES = [
  'contact.language',
  'contact.name',
  'contact.tags',
  'channel.id',
  'channel.kind',
  'conversation.returning',
  'language',
  'message.text',
  'vars.',
  'contact.',
] as const

export type Operand = Scalar | readonly Scalar[]

/** The comparisons of an attribute, in the order in which they stand. */
export function operandsOf({ attribute: _, ...operands }: Comparison): readonly (readonly [Operator, Operand])[] {
  return Object.entries(operands) as unknown as readonly (readonly [Operator, Operand])[] // all its other properties
}

/** A comparison of these. */
export const compare = (attribute: string, operands: readonly (readonly [Operator, Operand])[]): Comparison =>
  ({ attribute, ...Object.fromEntries(operands) }) as Comparison // each operand has its operator's kind: see `fitOperand`

/** The operand, made to fit another operator as far as it can be. */
export function fitOperand(operand: Operand, operator: Operator): Operand {
  const single: Scalar = Array.isArray(operand) ? (operand[0] ?? '') : (operand as Scalar) // no list, as was just seen
  switch (OPERATORS[operator]) {
    case 'scalar':
      return single
    case 'list':
      return Array.isArray(operand) ? operand : [single]
    case 'text':
      return single === null || typeof single === 'boolean' || single === '' ? '…' : String(single)
    case 'number':
      return Number.isFinite(Number(single)) ? Number(single) : 0
    case 'yesNo':
      return single !== false
  }
}
