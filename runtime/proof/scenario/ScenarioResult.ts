import type { Value } from '../../engine/words.ts'

/** A line of the conversation as it went. `at` is epoch ms on the scenario's clock. */
export type SpokenLine = {
  readonly at: number
  readonly who: 'customer' | 'flow' | 'bot' | 'request' | 'agent' | 'clock' | 'host'
  readonly text: string
}

export type ScenarioFailure = {
  /** position of the step in the scenario, from 0; its length when something came after the last step */
  readonly step: number
  readonly expected: Value
  readonly got: Value
}

/** Words that chose a rule, an option or `escape` at a node. */
export type ChosenBy = {
  readonly node: string
  readonly choice: string
  /** the keyword as its author wrote it; of a menu, the part of the message */
  readonly keyword: string
}

export type ScenarioResult = {
  readonly passed: boolean
  readonly failures: readonly ScenarioFailure[]
  readonly conversation: readonly SpokenLine[]
  /** nodes entered, in order, once each */
  readonly nodes: readonly string[]
  /** exits taken, as `node exit`, once each */
  readonly exits: readonly string[]
  /** keywords that chose something, once each */
  readonly keywords: readonly ChosenBy[]
  /** languages in which the flow spoke or listened, once each */
  readonly languages: readonly string[]
}
