import type { BranchNode, Comparison, Condition } from '../../../schemas/flow.ts'

/** A comparison and the way to it from the node. */
export type ComparisonPlace = { readonly names: readonly (string | number)[]; readonly comparison: Comparison }

/** Every comparison in the conditions of a branch. */
export function comparisonsOf({ cases }: BranchNode): readonly ComparisonPlace[] {
  return cases.flatMap(({ when }, index) => comparisonsIn(when, ['cases', index, 'when']))
}

function comparisonsIn(condition: Condition, names: ComparisonPlace['names']): readonly ComparisonPlace[] {
  if ('all' in condition) return condition.all.flatMap((part, index) => comparisonsIn(part, [...names, 'all', index]))
  if ('any' in condition) return condition.any.flatMap((part, index) => comparisonsIn(part, [...names, 'any', index]))
  if ('not' in condition) return comparisonsIn(condition.not, [...names, 'not'])
  return [{ names, comparison: condition }]
}
