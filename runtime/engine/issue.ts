import type { Scenario } from '../../schemas/scenarios.ts'

export type Severity = 'error' | 'warning' | 'info'

/** A problem in a user's content, as data. Codes are API; wording is not. */
export type Issue = {
  /** the name of the rule that found it, e.g. `unwiredExit` */
  readonly code: string
  readonly severity: Severity
  /** file within the workspace, e.g. `front-desk.flow.json` */
  readonly file: string
  readonly nodeId?: string
  /** JSON pointer within the file */
  readonly path: string
  readonly message: string
  /** What to do, in one sentence. */
  readonly fix?: string
  /** A short conversation that shows it, as a scenario of the flow; the shortest where the search came to its end. For what can be seen in one, where it was asked for. */
  readonly example?: Scenario
}
