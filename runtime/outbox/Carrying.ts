import type { Arrival } from '../inbound/Arrival.ts'
import type { Carriers } from './Carriers.ts'
import type { OutboxStore } from './OutboxStore.ts'

/** What carrying an item out takes. */
export type Carrying = {
  readonly store: OutboxStore
  readonly carriers: Carriers
  /** channels whose platform wants nothing for now, until when (epoch ms); each host asks for itself */
  readonly pauses: Map<string, number>
  /** decides what a call answered, as any other arrival */
  readonly receive: (arrival: Arrival) => Promise<unknown>
  /** epoch ms */
  readonly clock: () => number
  /** in [0, 1) */
  readonly chance: () => number
}
