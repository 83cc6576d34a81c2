import type { Comparison } from '../../../schemas/flow.ts'
import type { Scalar } from '../ScalarInput.tsx'
import type { ValueKind } from './attributes.ts'

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

/** The comparisons in the order in which they are offered: those first that fit values of this kind. */
export function operatorsFor({ type }: ValueKind): readonly Operator[] {
  const fitting = FITTING[type]
  return [...fitting, ...OPERATOR_NAMES.filter((name) => !fitting.includes(name))]
}

const FITTING: { readonly [T in ValueKind['type']]: readonly Operator[] } = {
  choice: ['is', 'isNot', 'in', 'exists'],
  text: ['is', 'isNot', 'in', 'contains', 'startsWith', 'exists'],
  list: ['contains', 'exists'],
  number: ['is', 'isNot', 'atLeast', 'atMost', 'greaterThan', 'lessThan', 'in', 'exists'],
  yesNo: ['is', 'exists'],
  unknown: [],
}

/** Whether values of this kind can be what the comparison asks for. */
export function isFitting(comparison: Comparison, kind: ValueKind): boolean {
  return operandsOf(comparison).every(([operator, operand]) => {
    if (kind.type === 'unknown') return true
    if (!FITTING[kind.type].includes(operator)) return false
    if (OPERATORS[operator] !== 'scalar') return true
    switch (kind.type) {
      case 'choice':
        return typeof operand === 'string' && kind.of.includes(operand)
      case 'number':
        return typeof operand === 'number'
      case 'yesNo':
        return typeof operand === 'boolean'
      default:
        return typeof operand === 'string'
    }
  })
}

/** A comparison to begin with, for an attribute whose values are of this kind. */
export function firstComparison(attribute: string, kind: ValueKind): Comparison {
  switch (kind.type) {
    case 'choice':
      return { attribute, is: kind.of[0] ?? '' }
    case 'list':
      return { attribute, contains: kind.like[0] ?? '…' }
    case 'number':
      return { attribute, atLeast: 1 }
    case 'yesNo':
      return { attribute, is: true }
    case 'text':
      return { attribute, is: kind.like[0] ?? '' }
    case 'unknown':
      return { attribute, is: '' }
  }
}

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
