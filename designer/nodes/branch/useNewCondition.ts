import type { Condition } from '../../../schemas/flow.ts'
import { firstComparison } from './comparison.ts'
import { NEW_CONDITION } from './conditionEdits.ts'
import { useAttributes } from './useAttributes.ts'

/** Makes a condition to begin with: on the first attribute of the flow. */
export function useNewCondition(): () => Condition {
  const [first] = useAttributes()
  return () => (first === undefined ? NEW_CONDITION : firstComparison(first.name, first.kind))
}
