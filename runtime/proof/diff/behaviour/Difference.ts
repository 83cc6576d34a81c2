import type { Scenario } from '../../../../schemas/scenarios.ts'
import type { Value } from '../../../engine/words.ts'

/** `ends`: another queue, bot, wait or close. `does`: another request, timer, outcome or contact. `says`: other words. */
export type DifferenceKind = 'ends' | 'does' | 'says'

/** One thing that goes otherwise now, with a shortest conversation that shows it. */
export type Difference = {
  readonly kind: DifferenceKind
  /** what happened last: a message in quotes, or what the clock, a bot or a service did */
  readonly when: Value
  /** what came of it in the older and in the newer version; of what is said only the messages that differ */
  readonly before: Value
  readonly after: Value
  /** passes in the newer version; fails in the older one where it ends elsewhere or other words are said */
  readonly example: Scenario
}
