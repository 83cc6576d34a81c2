import type { Comparison } from '../../../schemas/flow.ts'
import { exampleOf } from './exampleOf.ts'

export type Scalar = string | number | boolean

/** Values that satisfy a comparison or lie just beside it. That there is no value at all is not among them. */
export function comparedValues(comparison: Comparison): readonly Scalar[] {
  const { is, isNot, contains, startsWith, matches, greaterThan, lessThan, atLeast, atMost, exists } = comparison
  const found = new Set<Scalar>()
  const add = (...values: readonly (Scalar | null | undefined)[]): void => {
    for (const value of values) if (value !== undefined && value !== null) found.add(value)
  }
  add(is, isNot, ...(comparison.in ?? []), contains, startsWith)
  if (matches !== undefined) add(exampleOf(matches))
  if (greaterThan !== undefined) add(greaterThan + 1, greaterThan)
  if (lessThan !== undefined) add(lessThan - 1, lessThan)
  if (atLeast !== undefined) add(atLeast, atLeast - 1)
  if (atMost !== undefined) add(atMost, atMost + 1)
  if (exists !== undefined || isNot !== undefined || is === null) add('other')
  return [...found]
}
