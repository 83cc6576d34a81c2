import type { Condition } from '../../../schemas/flow.ts'

export type ConditionProps = {
  readonly condition: Condition
  readonly onChange: (condition: Condition, key?: string) => void
}

export type PartProps = ConditionProps & {
  readonly depth: number
  /** undefined: it is the only one, and stays */
  readonly onRemove?: (button: Element) => void
}
