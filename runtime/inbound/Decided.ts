import type { CompiledRelease, TakenTurn } from '../engine/index.ts'
import type { Arrival } from './Arrival.ts'
import type { Begun } from './begin.ts'

/** A decided turn with all that its rows are made of. */
export type Decided = {
  readonly arrival: Arrival
  readonly begun: Begun
  readonly taken: TakenTurn
  readonly live: CompiledRelease
  readonly turnId: string
}
