/** A line of the conversation as it went. `at` is epoch ms on the scenario's clock. */
export type SpokenLine = {
  readonly at: number
  readonly who: 'customer' | 'flow' | 'bot' | 'request' | 'agent' | 'clock' | 'host'
  readonly text: string
}

export type ScenarioFailure = {
  /** position of the step in the scenario, from 0; its length when something came after the last step */
  readonly step: number
  readonly expected: string
  readonly got: string
}

export type ScenarioResult = {
  readonly passed: boolean
  readonly failures: readonly ScenarioFailure[]
  readonly conversation: readonly SpokenLine[]
  /** nodes entered, in order, once each */
  readonly nodes: readonly string[]
  /** exits taken, as `node exit`, once each */
  readonly exits: readonly string[]
}
