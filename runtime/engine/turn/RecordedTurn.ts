import type { RecordedTurn as RecordedLine } from '../../../schemas/wire.ts'
import type { Effect } from '../state/effect.ts'
import type { TraceEntry } from '../state/trace.ts'

/**
 * A turn of the journal with what it takes to run it again. Its conversation is where it is from; `owner` and `waitingAt` say how the turn left it.
 * The contact is as known when the turns were read: the journal does not keep what was known before.
 */
export type RecordedTurn = Omit<RecordedLine, 'effects' | 'trace'> & {
  readonly effects: readonly Effect[]
  readonly trace: readonly TraceEntry[]
}
